// The quiet mark that says what is not saved.

/** Shows or hides the mark; `keeps`: the browser keeps it in the tab at least. */
export function showUnsaved(root, { saved, keeps, remembers }) {
  const mark = root.querySelector("[data-fk-unsaved]");
  mark.hidden = saved;
  root.querySelector("[data-fk-unsaved-text]").textContent = words(keeps, remembers);
}

function words(keeps, remembers) {
  if (!keeps) return "Niet bewaard: deze browser houdt niets bij.";
  return remembers ? "Onthouden op dit toestel, nog niet in een bestand." : "Nog niet bewaard: alleen in dit tabblad.";
}
