// What the opvolgblad is made of, read from the page of a card and from the moment that is open.
import { tickedMeasures, tickedSignals } from "../filled/ticked.js";

/**
 * @param {import("../card.js").Card} card @param {import("../components/fill/fill.js").Form} form
 * @returns {import("./sheet.js").SheetSource}
 */
export function readSheet(root, card, form) {
  const values = form.values();
  const { for: pupil, klas } = form.held.document;
  const { date, by, followUp } = form.moment;
  return {
    ...{ school: card.school, card: card.label, edition: card.edition },
    ...{ pupil, klas, date, by, followUp },
    signals: tickedSignals(root, values),
    measures: tickedMeasures(root, values),
  };
}
