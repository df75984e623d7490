// What someone ticks or types while the script of the page is still on its way is not lost: the fields are noted, until it asks.
const changed = new Set();
const note = ({ target }) => changed.add(target);

addEventListener("input", note, { capture: true });
window.fkEarly = () => {
  removeEventListener("input", note, { capture: true });
  return changed;
};
