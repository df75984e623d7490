// Which filled-in card this tab works on, when the device keeps some, and whether another tab works on the same one.
import { kept as words } from "#generated/words.js";
import { dayOf, dutchDate, today } from "../../dom/day.js";
import { find } from "../../dom/find.js";
import { newRecord } from "../../filled/record.js";
import { fill } from "../../words.js";
import { askToReplace } from "../message/message.js";
import { toastWithUndo } from "../toast/toast.js";

/** @param {import("../fill/fill.js").Form} form */
export function mountKept(root, form) {
  const { held } = form;
  const panel = find(root, "[data-fk-kept]");
  let startsBlank = false;
  const show = () => {
    const others = held.keptOthers();
    panel.hidden = others.length === 0 || (held.isBlank && startsBlank);
    find(panel, "[data-fk-kept-lead]").textContent = held.isBlank ? words.lead : words.lead_also;
    find(panel, "[data-fk-kept-blank]").hidden = !held.isBlank;
    const model = find(panel, "[data-fk-kept-item]").content.firstElementChild;
    find(panel, "[data-fk-kept-list]").replaceChildren(...others.map((copy) => itemOf(model, copy, form)));
    find(root, "[data-fk-elsewhere]").hidden = !held.isElsewhere || held.isBlank;
  };
  find(panel, "[data-fk-kept-blank]").addEventListener("click", () => {
    startsBlank = true;
    show();
    form.fields.get("voor").focus();
  });
  find(root, "[data-fk-another]").addEventListener("click", () => {
    startsBlank = true;
    replace(form, words.started, () => held.take(newRecord(form.card, today())));
  });
  held.onChange(show);
  show();
}

function itemOf(model, { document: record, at }, form) {
  const item = model.cloneNode(true);
  const name = fill(words.item, { who: record.for || words.nameless, date: dutchDate(dayOf(at)) });
  const button = find(item, "[data-fk-kept-open]");
  button.textContent = name;
  button.addEventListener("click", () => replace(form, fill(words.opened, { name }), () => form.held.takeKept(record.id)));
  return item;
}

/** Takes another record in hand; what would be lost is asked about first, and comes back if one wants. */
async function replace({ held }, text, take) {
  if (held.atRisk && !(await askToReplace())) return;
  const undo = held.snapshot();
  const wasBlank = held.isBlank;
  take();
  if (!wasBlank) toastWithUndo(text, undo, held);
}
