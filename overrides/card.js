// The card whose page this is, as the page itself tells it.

/**
 * @typedef {object} Card
 * @property {string} name  its name in addresses, such as "hechting"
 * @property {string[]} formerNames  the names it had before
 * @property {string} label  its short title
 * @property {string} edition  the day of the edition, yyyy-mm-dd
 * @property {string} tools  the address within the site of what fills in a PDF or Word file
 * @property {string} school  the name of the school; may be ""
 * @property {string} address  the address to hand on: the configured one, else the one in the address bar
 */

/** @returns {Card|null} null on a page that is not a card's */
export function readCard(root) {
  const header = root.querySelector("[data-fk-card]");
  if (!header) return null;
  const { fkCard, fkFormer, fkLabel, fkEdition, fkTools, fkSchool, fkAddress } = header.dataset;
  return {
    name: fkCard,
    formerNames: fkFormer.split(" ").filter(Boolean),
    label: fkLabel,
    edition: fkEdition,
    tools: fkTools,
    school: fkSchool,
    address: fkAddress || location.href.replace(/[?#].*$/, ""),
  };
}
