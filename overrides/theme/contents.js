// The contents beside a page: mark the part that is being read.
import { targetIn } from "../dom/fragment.js";
import { middle } from "./side-bar.js";

// A part is read from when its title comes into the upper quarter of the screen; what was scrolled away has been read.
const READ = "1000000px 0px -75% 0px";

/** Follows the reader. @param {Document} root */
export function mountContents(root) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const found = root.querySelectorAll("[data-md-component='toc'] .md-nav__link[href]");
  const links = [...found];
  const byTitle = new Map(links.map((link) => [targetIn(root, link.hash), link]));
  byTitle.delete(null);
  const passed = new Set();
  let ended = false;

  const titles = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) passed.add(target);
        else passed.delete(target);
      }
      show();
    },
    // In the frame of another site, such as a tab in Teams, a margin holds only around a root that is named.
    { root, rootMargin: READ },
  );
  for (const title of byTitle.keys()) titles.observe(title);
  const end = root.querySelector(".fk-footer");
  if (end) {
    new IntersectionObserver(([{ isIntersecting }]) => {
      ended = isIntersecting;
      show();
    }).observe(end);
  }

  function show() {
    const all = [...byTitle];
    const last = ended && passed.size ? all.at(-1) : all.filter(([title]) => passed.has(title)).at(-1);
    const reached = all.indexOf(last);
    all.forEach(([, link], place) => {
      link.classList.toggle("md-nav__link--passed", place <= reached);
      link.classList.toggle("md-nav__link--active", place === reached);
    });
    middle(last?.[1]);
  }
}
