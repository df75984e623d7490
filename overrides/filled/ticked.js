// What is ticked on the page of a card, in the words of the page itself.

/** @returns {Array<{number: number, text: string}>} the signals that were seen */
export function tickedSignals(root, values) {
  return [...root.querySelectorAll(".fk-signals__item")]
    .filter((item) => values[item.id] === true)
    .map((item) => ({ number: Number(item.id.slice(1)), text: plain(item.querySelector(".fk-signals__label")) }));
}

/**
 * The measures that are ticked in one of `columns`, and with both columns every own measure that was written too.
 * @typedef {object} Ticked
 * @property {string} id  "m13" or "eigen-1": what the fields of the row begin with
 * @property {number} number  the printed one
 * @property {string} title  of an own measure: ""
 * @property {string[]} text  paragraphs; an item of a list begins with a dash
 * @property {string[]} say  what one can literally say
 * @property {number[]} columns  1, 2 or both
 * @property {boolean} own
 * @returns {Ticked[]} in the order of the card
 */
export function tickedMeasures(root, values, columns = [1, 2]) {
  const ticked = (id) => [1, 2].filter((column) => values[`${id}-${column}`] === true);
  const wanted = ({ columns: found, own, text }) =>
    found.some((column) => columns.includes(column)) || (own && text.length > 0 && columns.length === 2);
  const measures = [...root.querySelectorAll("tr[data-fk-theme]")].map((row) => ({
    id: row.id,
    number: Number(row.id.slice(1)),
    title: row.querySelector(".fk-measure__short").textContent.trim(),
    text: paragraphs(row.querySelectorAll(".fk-measure__text :is(p, li)")),
    say: [...row.querySelectorAll(".fk-say__list > li")].map(plain),
    columns: ticked(row.id),
    own: false,
  }));
  const own = [...root.querySelectorAll(".fk-measure--own")].map((row) => {
    const { name } = row.querySelector("textarea");
    return {
      id: name,
      number: Number(row.querySelector("th").textContent),
      title: "",
      text: (values[name] ?? "").split("\n").filter((line) => line.trim()),
      say: [],
      columns: ticked(name),
      own: true,
    };
  });
  return [...measures, ...own].filter(wanted);
}

/** @returns {string[]} the text of paragraphs and items of a list: a line for each */
function paragraphs(blocks) {
  return [...blocks]
    .filter((block) => !block.querySelector("p"))
    .map((block) => (block.closest("li") ? `– ${ownText(block)}` : plain(block)));
}

const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** The text of an item without that of the list within it. */
function ownText(item) {
  const copy = item.cloneNode(true);
  for (const list of copy.querySelectorAll("ul, ol")) list.remove();
  return plain(copy);
}
