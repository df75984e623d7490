// Filling in a card on screen: keep it in the tab, save it to a file, open such a file, clear it.
import { files as fileWords, fill as words } from "#generated/words.js";
import { bindRemember } from "../remember/remember.js";
import { toast, toastWithUndo } from "../toast/toast.js";
import { alone } from "../../dom/alone.js";
import { today } from "../../dom/day.js";
import { download } from "../../dom/download.js";
import { bindOpening } from "../../filled/opening.js";
import { changesSince } from "../../filled/editions.js";
import { find } from "../../dom/find.js";
import { findFields, isReserved, valueOf, writeFields } from "../../filled/fields.js";
import { holdRecord } from "../../filled/held-record.js";
import { countTicks, momentOf, valuesOf, withField } from "../../filled/record.js";
import { savedName, savedText } from "../../filled/saved-file.js";
import { fill } from "../../words.js";
import { ask, askToReplace, tell } from "../message/message.js";
import { mountCompare } from "../compare/compare.js";
import { mountFillBar } from "../fill-bar/fill-bar.js";
import { mountFoldOuts } from "../fold-out/fold-out.js";
import { mountKept } from "../kept/kept.js";
import { mountMoments } from "../moments/moments.js";
import { readOpened } from "./read-opened.js";

/**
 * What the page of a card fills in, for the parts that show it, print it or take it along.
 * @typedef {object} Form
 * @property {import("../../card.js").Card} card
 * @property {Map<string, HTMLElement>} fields  by name
 * @property {import("../../keeping/held.js").Held} held  the record
 * @property {import("../../filled/record.js").Moment} moment  the moment that is open
 * @property {(momentId: string) => void} open  shows another moment
 * @property {() => Object<string, string|boolean>} values  that moment as fields, the name included
 */

/** Binds the fields and buttons of a card's page. @returns {Form} */
export function mountFill(root, card) {
  const fields = findFields(root);
  const held = holdRecord(card);
  const form = {
    card,
    fields,
    held,
    get moment() {
      return momentOf(held.document, held.view);
    },
    open: (momentId) => (held.view = momentId),
    values: () => valuesOf(held.document, held.view),
  };
  bindFields(root, form);
  alone("[data-fk-kept], [data-fk-another]", () => mountKept(root, form));
  alone("[data-fk-moments]", () => mountMoments(root, form));
  alone("", () => mountFoldOuts(root, form));
  alone("[data-fk-compare-start]", () => mountCompare(root, form));
  alone("[data-fk-fill-bar]", () => mountBar(root, form));
  alone("[data-fk-save], [data-fk-clear]", () => bindTools(root, form));
  alone(".fk-fill .fk-choice, [data-fk-privacy]", () => bindRemember(root, held));
  alone("[data-fk-open]", () => bindOpening(root, (file) => openFile(root, form, file)));
  tellNewEdition(root, form);
  return form;
}

/** Keeps the fields of the page and the open moment the same. */
function bindFields(root, form) {
  const { fields, held } = form;
  const papers = [...root.querySelectorAll("[data-fk-paper]")];
  const show = () => {
    writeFields(fields, form.values());
    for (const paper of papers) paper.textContent = fields.get(paper.dataset.fkPaper).value;
  };
  const take = (name, value) => held.change((record) => withField(record, form.moment.id, name, value));
  for (const [name, field] of fields) field.addEventListener("input", () => take(name, valueOf(field)));
  const changed = window.fkEarly?.() ?? new Set();
  const early = [...fields].filter(([, field]) => changed.has(field)).map(([name, field]) => [name, valueOf(field)]);
  held.onChange(show);
  show();
  for (const [name, value] of early) take(name, value);
}

function mountBar(root, form) {
  const { held } = form;
  mountFillBar(root, held, {
    who: () => held.document.for,
    count: () => {
      const { 1: one, 2: two } = countTicks(form.moment.fields);
      return fill(words.bar_count, { one, two });
    },
    save: () => save(form),
    print: () => find(root, "[data-fk-print]").click(),
  });
}

function bindTools(root, form) {
  for (const button of root.querySelectorAll("[data-fk-save]")) button.addEventListener("click", () => save(form));
  find(root, "[data-fk-clear]").addEventListener("click", () => clear(form));
}

function save({ held, card }) {
  const record = { ...held.document, edition: card.edition };
  download(savedName(record, today()), savedText(record), "application/json");
  held.change(() => record);
  held.markSaved();
  toast(words.saved);
}

async function clear({ held }) {
  if (!(await ask({ title: words.clear_title, text: words.clear_text, yes: words.clear }))) return;
  const undo = held.snapshot();
  held.drop();
  toastWithUndo(words.cleared, undo, held);
}

async function openFile(root, form, file) {
  const opened = await readOpened(file, form);
  if (form.held.atRisk && !(await askToReplace())) return;
  const undo = form.held.snapshot();
  form.held.take({ ...opened.record, edition: form.card.edition }, { saved: true });
  toastWithUndo(fill(words.opened, { file: file.name }), undo, form.held);
  await tellChanges(root, form, opened, fileWords.changed_since_file);
}

async function tellChanges(root, { card }, opened, text) {
  const list = changesSince(root, card, opened);
  if (list.length) await tell({ title: fileWords.changed_title, text, list });
}

/** The site may have a newer edition of the card than the one on which the browser kept this. */
async function tellNewEdition(root, form) {
  const { card, fields, held } = form;
  if (held.isBlank || held.document.edition === card.edition) return;
  const names = held.document.moments.flatMap((moment) => Object.keys(moment.fields));
  const gone = names.filter((name) => !fields.has(name) && !isReserved(name));
  await tellChanges(root, form, { record: held.document, gone }, fileWords.changed_since_filled);
  held.change((record) => ({ ...record, edition: card.edition }));
}
