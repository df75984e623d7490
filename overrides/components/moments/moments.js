// The moments on which a card was filled in: which one is open, a new one, one less, and when and by whom it was.
import { moments as words } from "#generated/words.js";
import { dutchDate, today } from "../../dom/day.js";
import { find } from "../../dom/find.js";
import { withKlas, withMoment, withNewMoment, withoutMoment } from "../../filled/record.js";
import { fill } from "../../words.js";
import { toast, toastWithUndo } from "../toast/toast.js";

/** @returns {string} a moment as a title: its day, and by whom when someone said so */
export function titleOf({ date, by }) {
  const day = date ? dutchDate(date) : words.no_date;
  return by ? fill(words.day_by, { day, by }) : day;
}

/** @param {import("../fill/fill.js").Form} form */
export function mountMoments(root, form) {
  const { held } = form;
  find(root, "[data-fk-moment-new]").addEventListener("click", () => start(form));
  find(root, "[data-fk-moment-delete]").addEventListener("click", () => remove(form));
  bindAbout(root, form);
  const show = () => {
    showChips(root, form);
    find(root, "[data-fk-moment-delete]").hidden = held.document.moments.length < 2;
    showOnPaper(root, held.isBlank ? {} : { ...form.moment, klas: held.document.klas });
  };
  held.onChange(show);
  show();
}

/** Copies the last moment: what is agreed goes on until someone says otherwise. */
function start({ held, open }) {
  if (held.isBlank) {
    toast(words.nothing_yet);
    return;
  }
  const undo = held.snapshot();
  held.change((record) => withNewMoment(record, today()));
  open(held.document.moments.at(-1).id);
  toastWithUndo(words.started, undo, held);
}

function remove({ held, moment, open }) {
  const undo = held.snapshot();
  held.change((record) => withoutMoment(record, moment.id));
  open(held.document.moments.at(-1).id);
  toastWithUndo(fill(words.deleted, { title: titleOf(moment) }), undo, held);
}

function bindAbout(root, form) {
  const { held } = form;
  const about = (name) => find(root, `[data-fk-about=${name}]`);
  const values = () => ({ klas: held.document.klas, date: form.moment.date, by: form.moment.by });
  const edits = {
    klas: (record, value) => withKlas(record, value),
    date: (record, value) => withMoment(record, form.moment.id, { date: value }),
    by: (record, value) => withMoment(record, form.moment.id, { by: value }),
  };
  for (const [name, edit] of Object.entries(edits)) {
    about(name).addEventListener("input", ({ target }) => held.change((record) => edit(record, target.value)));
  }
  const show = () => {
    for (const [name, value] of Object.entries(values())) if (about(name).value !== value) about(name).value = value;
  };
  held.onChange(show);
  show();
}

function showChips(root, form) {
  const model = find(root, "[data-fk-moment-chip]").content.firstElementChild;
  const group = find(root, "[data-fk-moment-chips]");
  const focused = [...group.children].indexOf(document.activeElement);
  group.replaceChildren(
    ...form.held.document.moments.map((moment) => {
      const chip = model.cloneNode(true);
      chip.textContent = titleOf(moment);
      chip.setAttribute("aria-pressed", String(moment.id === form.moment.id));
      chip.addEventListener("click", () => form.open(moment.id));
      return chip;
    }),
  );
  group.children[focused]?.focus();
}

/** @param {{klas?: string, date?: string, by?: string}} about */
function showOnPaper(root, about) {
  const { klas = "", date = "", by = "" } = about;
  find(root, "[data-fk-moment-printed]").textContent = printed(klas, date, by);
  find(root, '[data-fk-moment-paper="klas"]').textContent = klas;
  find(root, '[data-fk-moment-paper="date"]').textContent = date && dutchDate(date);
}

function printed(klas, date, by) {
  const parts = [klas && fill(words.printed_klas, { klas }), date && dutchDate(date), by && fill(words.printed_by, { by })];
  return parts.filter(Boolean).join(" · ");
}
