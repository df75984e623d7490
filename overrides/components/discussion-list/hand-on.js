// Handing the list on: one link with the choice and its order, or the list itself for pasting elsewhere.
import { bar, list as words } from "#generated/words.js";
import { fill } from "../../words.js";
import { toast } from "../toast/toast.js";
import { copy } from "../../dom/clipboard.js";
import { shareable } from "../../list/items.js";
import { toHash } from "../../list/link.js";
import { asHtml, asText, headOf } from "../../list/text.js";
import { tell } from "../message/message.js";

/** Copies the link; `address` is that of the list page, `rows` what it shows. */
export async function copyLink(rows, address) {
  if (!shareable(rows.map(({ item }) => item)).length) return tell({ title: words.empty_title, text: words.only_own });
  const link = address + toHash(rows.map(({ item }) => item));
  if (!(await copy(link))) return tell({ title: bar.no_copying, text: link });
  const disk = location.protocol === "file:" && address.startsWith("file:");
  const text = words.link_text + (disk ? ` ${words.link_on_disk}` : "");
  return tell({ title: bar.link_copied, text });
}

/** Copies the list as text, and with `rich` as a table too; `list` says what the meeting is. */
export async function copyList(rows, list, address, rich) {
  const lines = rows.map((row) => lineOf(row, address));
  const head = headOf(list);
  if (await copy(asText(lines, head), rich ? asHtml(lines, head) : null)) return toast(words.copied);
  return tell({ title: bar.no_copying, text: asText(lines, head) });
}

function lineOf({ item, card, measure }, address) {
  const { number, own, pupil, klas, who, note } = item;
  const values = { label: card.label, number, short: measure.short };
  return {
    title: own ? fill(words.text_own, values) : fill(words.text_title, values),
    content: measure.content,
    address: own ? "" : new URL(`${card.path}#m${number}`, address).href,
    pupil: [pupil, klas].filter(Boolean).join(", "),
    who,
    note,
  };
}
