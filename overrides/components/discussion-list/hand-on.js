// Handing the list on: one link with the choice and its order, or the list itself for pasting elsewhere.
import { toast } from "../toast/toast.js";
import { copy } from "../../dom/clipboard.js";
import { toHash } from "../../list/link.js";
import { asHtml, asText } from "../../list/text.js";
import { tell } from "../message/message.js";

const FAILED = "Kopiëren lukt hier niet";

/** Copies the link; `address` is that of the list page, `rows` what it shows. */
export async function copyLink(rows, address) {
  const link = address + toHash(rows.map(({ item }) => item));
  if (!(await copy(link))) return tell({ title: FAILED, text: link });
  const disk = location.protocol === "file:" && address.startsWith("file:");
  const text =
    "De link staat op je klembord. Er zitten alleen nummers van maatregelen in: geen namen en geen notities." +
    (disk ? " Hij wijst naar deze map: hij werkt voor wie de map op dezelfde plaats ziet staan." : "");
  return tell({ title: "Link gekopieerd", text });
}

/** Copies the list as text, and with `rich` as HTML too. */
export async function copyList(rows, address, rich) {
  const lines = rows.map(({ item, card, measure }) => ({
    title: `${card.label}, maatregel ${item.number}: ${measure.short}`,
    address: new URL(`${card.path}#m${item.number}`, address).href,
    who: item.who,
    note: item.note,
  }));
  if (await copy(asText(lines), rich ? asHtml(lines) : null)) return toast("De lijst is gekopieerd");
  return tell({ title: FAILED, text: asText(lines) });
}
