// What the meeting is: its title, its day, and who is there.
import { dutchDate } from "../../dom/day.js";

/** Keeps the fields above the list, and their text on paper, the same as the list. */
export function bindFacts(page, held) {
  const fields = [...page.querySelectorAll("[data-fk-list-fact]")];
  const show = () => {
    for (const field of fields) {
      const name = field.dataset.fkListFact;
      const value = held.document[name] ?? "";
      if (field.value !== value) field.value = value;
      page.querySelector(`[data-fk-list-paper="${name}"]`).textContent = dutchDate(value);
    }
  };
  for (const field of fields) {
    field.addEventListener("input", () => held.change((list) => ({ ...list, [field.dataset.fkListFact]: field.value })));
  }
  held.onChange(show);
  show();
}
