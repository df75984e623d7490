// What follows a measure that was chosen: who, since when, the effect, and what next. A row gets its fold-out when it is
// ticked; own measures when they are written.
import { EFFECTS, NEXT_STEPS } from "#generated/contract.js";
import { follow_up as words } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { measureOf, withFollowUp } from "../../filled/record.js";
import { fill } from "../../words.js";

/** @param {import("../fill/fill.js").Form} form */
export function mountFoldOuts(root, form) {
  const rows = rowsOf(form.fields);
  const foldOuts = new Map();
  const show = () => {
    const { fields, followUp } = form.moment;
    const chosen = new Set(Object.keys(fields).map(measureOf));
    for (const [measure, body] of rows) {
      const has = chosen.has(measure) || Object.hasOwn(followUp, measure);
      if (has && !foldOuts.has(measure)) foldOuts.set(measure, makeFoldOut(root, form, measure, body));
      if (!foldOuts.has(measure)) continue;
      foldOuts.get(measure).hidden = !has;
      write(foldOuts.get(measure), followUp[measure] ?? {});
    }
  };
  form.held.onChange(show);
  show();
}

/** @returns {Map<string, Element>} the cell of each measure that has fields, by "m13" or "eigen-1" */
function rowsOf(fields) {
  const ofMeasures = [...fields].filter(([name]) => measureOf(name));
  return new Map(ofMeasures.map(([name, field]) => [measureOf(name), find(field.closest("tr"), ".fk-measure__body")]));
}

function makeFoldOut(root, form, measure, body) {
  const foldOut = find(root, "template[data-fk-fold-out]").content.firstElementChild.cloneNode(true);
  const number = body.closest("tr").querySelector("th").textContent.trim();
  find(foldOut, "[role=group]").setAttribute("aria-label", fill(words.of, { number }));
  for (const [part, choices] of Object.entries({ effect: EFFECTS, next: NEXT_STEPS })) {
    partOf(foldOut, part).append(...choices.map((choice) => new Option(choice, choice)));
  }
  foldOut.addEventListener("input", ({ target }) => {
    const part = target.dataset.fkFoldOutPart;
    form.held.change((record) => withFollowUp(record, form.moment.id, measure, part, target.value));
  });
  body.append(foldOut);
  return foldOut;
}

const partOf = (foldOut, part) => find(foldOut, `[data-fk-fold-out-part=${part}]`);

function write(foldOut, parts) {
  for (const field of foldOut.querySelectorAll("[data-fk-fold-out-part]")) {
    const value = parts[field.dataset.fkFoldOutPart] ?? "";
    if (field.value !== value) field.value = value;
  }
  find(foldOut, "[data-fk-fold-out-paper]").textContent = parts.note ?? "";
  const said = [parts.who, parts.from, parts.effect, parts.next, parts.note && words.with_note].filter(Boolean);
  find(foldOut, "[data-fk-fold-out-state]").textContent = said.length ? `– ${said.join(", ")}` : "";
}
