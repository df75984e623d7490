// What the meeting is: its title, its day, and who is there.
import { bar as words, print as printWords } from "#generated/words.js";
import { dutchDate } from "../../dom/day.js";

/** Keeps the fields above the list, their text on paper, and the foot of each sheet the same as the list. */
export function bindFacts(page, held) {
  const fields = [...page.querySelectorAll("[data-fk-list-fact]")];
  const { style } = document.documentElement;
  style.setProperty("--fk-page", cssString(`${printWords.page} `));
  style.setProperty("--fk-of", cssString(` ${printWords.of} `));
  const show = () => {
    for (const field of fields) {
      const name = field.dataset.fkListFact;
      const value = held.document[name] ?? "";
      if (field.value !== value) field.value = value;
      page.querySelector(`[data-fk-list-paper="${name}"]`).textContent = dutchDate(value);
    }
    const { title = "", date = "" } = held.document;
    const foot = [words.list, title, dutchDate(date)].filter(Boolean).join(" · ");
    style.setProperty("--fk-foot", cssString(foot));
  };
  for (const field of fields) {
    field.addEventListener("input", () => held.change((list) => ({ ...list, [field.dataset.fkListFact]: field.value })));
  }
  held.onChange(show);
  show();
}

/** @returns {string} a text as a string of CSS: a margin box of paper gets it that way only */
const cssString = (text) => `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0).toString(16)} `)}"`;
