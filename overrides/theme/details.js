// What is folded away opens when a link leads into it, and on paper.

/** Opens and closes. @param {Document} root */
export function mountDetails(root) {
  let opened = [];
  const arrive = () => {
    const target = root.getElementById(decodeURIComponent(location.hash.slice(1)));
    /** @type {HTMLDetailsElement|null|undefined} */
    const folded = target?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  };
  arrive();
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll(".md-content details:not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
}
