// Handing the list on: one link with the choice and its order, or the list itself for pasting elsewhere.
import { bar, list as words } from "#generated/words.js";
import { fill } from "../../words.js";
import { toast } from "../toast/toast.js";
import { copy } from "../../dom/clipboard.js";
import { toHash } from "../../list/link.js";
import { asHtml, asText } from "../../list/text.js";
import { tell } from "../message/message.js";

/** Copies the link; `address` is that of the list page, `rows` what it shows. */
export async function copyLink(rows, address) {
  const link = address + toHash(rows.map(({ item }) => item));
  if (!(await copy(link))) return tell({ title: bar.no_copying, text: link });
  const disk = location.protocol === "file:" && address.startsWith("file:");
  const text = disk ? `${words.link_text} ${words.link_on_disk}` : words.link_text;
  return tell({ title: bar.link_copied, text });
}

/** Copies the list as text, and with `rich` as HTML too. */
export async function copyList(rows, address, rich) {
  const lines = rows.map(({ item, card, measure }) => ({
    title: fill(words.text_title, { label: card.label, number: item.number, short: measure.short }),
    address: new URL(`${card.path}#m${item.number}`, address).href,
    who: item.who,
    note: item.note,
  }));
  if (await copy(asText(lines), rich ? asHtml(lines) : null)) return toast(words.copied);
  return tell({ title: bar.no_copying, text: asText(lines) });
}
