// What is folded away opens when a link leads into it, and on paper.
import { targetIn } from "../dom/fragment.js";

const FOLDED = "details:not([open])";

/** Opens and closes. @param {Document} root */
export function mountDetails(root) {
  let opened = [];
  const arrive = () => {
    const target = targetIn(root);
    /** @type {HTMLDetailsElement|null|undefined} */
    const folded = target?.closest(FOLDED);
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };
  arrive();
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll(`.md-content ${FOLDED}`)];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
}
