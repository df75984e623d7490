// The list along a link, where each page has a storage of its own (see keeping/carrying.js): its measures and their order,
// and of which versions it comes. A page takes over what comes of its own version; when both went on, nothing is lost.
import { CARRIED_LIST } from "#generated/shapes.js";
import { cameAlong } from "../keeping/carrying.js";
import { ANSWERED } from "../keeping/held.js";
import { inTab, keyOf } from "../keeping/storage.js";
import { parsed, takenOrNull } from "../outside.js";
import { followed, joined, shareable } from "./items.js";
import { fromHash, toHash } from "./link.js";

const VERSIONS = keyOf("list", "versies");
const MOST_VERSIONS = 10;

let versions = inTab.get(VERSIONS)?.split(",") ?? []; // that left this page, or that what came to it comes of
let leftBehind = false;

/** @param {import("../keeping/held.js").Held} held @returns {string|null} the list as a link carries it */
export function carried(held, { inNewTab }) {
  if (!held.at) return null;
  remember([held.at]);
  const { items } = held.document;
  const list = shareable(items).length ? toHash(items) : "";
  const hasMore = items.some(({ own, pupil, klas, who, note }) => own || pupil || klas || who || note);
  return JSON.stringify({ list, versions, saved: !held.unsaved, hasMore, inNewTab });
}

/** Takes over the list that came along with the address. @param {import("../keeping/held.js").Held} held */
export function takeCarried(held) {
  const came = takenOrNull(CARRIED_LIST, parsed(cameAlong()));
  if (!came) return;
  // A new tab first hears whether another one gives it the whole list.
  if (came.inNewTab) setTimeout(() => take(held, came), ANSWERED);
  else take(held, came);
}

function take(held, came) {
  const items = came.list ? fromHash(came.list) : [];
  const at = came.versions.at(-1);
  if (!items || [held.at, ...versions].includes(at)) return;
  const isNext = !held.at || came.versions.includes(held.at);
  leftBehind = came.hasMore;
  remember(came.versions);
  if (isNext) held.catchUp((list) => ({ ...list, items: followed(list.items, items) }), { at, saved: came.saved });
  else held.change((list) => ({ ...list, items: joined(list.items, items) }));
}

/** Whether a name, a note or an own measure stayed on the page from which the list came. */
export const isLeftBehind = ({ items }) => leftBehind && !items.some(({ pupil, klas, own }) => pupil || klas || own);

function remember(more) {
  versions = [...versions.filter((version) => !more.includes(version)), ...more].slice(-MOST_VERSIONS);
  inTab.set(VERSIONS, versions.join(","));
}
