// The quiet mark that says what is not saved.

/** Shows the mark, or hides it when `what` is ""; `keeps`: the browser keeps it in the tab at least. */
export function showUnsaved(root, { what, keeps, remembers }) {
  root.querySelector("[data-fk-unsaved]").hidden = !what;
  root.querySelector("[data-fk-unsaved-text]").textContent = `Nog niet bewaard: ${what}. ${where(keeps, remembers)}`;
}

function where(keeps, remembers) {
  if (!keeps) return "Deze browser houdt niets bij.";
  return remembers ? "Het staat wel op dit toestel." : "Het staat alleen in dit tabblad.";
}

/** @returns {string} the fields of these names in words, such as "3 vakjes en de naam"; "" when there are none */
export function inWords(names) {
  const count = (pattern, one, more) => {
    const number = names.filter((name) => pattern.test(name)).length;
    return number === 0 ? [] : [number === 1 ? one : more.replace("#", number)];
  };
  const parts = [
    ...count(/^(s\d+|(m|eigen-)\d+-[12])$/, "1 vakje", "# vakjes"),
    ...count(/^voor$/, "de naam", ""),
    ...count(/^eigen-\d+$/, "1 eigen maatregel", "# eigen maatregelen"),
  ];
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} en ${parts.at(-1)}` : (parts[0] ?? "");
}
