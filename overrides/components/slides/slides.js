// Toonmodus: measures one at a time, large, for a room. Who opens it brings the slides and says what the address becomes.

import { find } from "../../dom/find.js";
import { fill } from "../../words.js";
import { slides as words } from "#generated/words.js";

const TYPING = 1000; // milliseconds within which a next digit belongs to the same number
const SWIPE = 60; // CSS pixels
const SMALLEST = 0.4; // of the largest size: a text longer than fits at this size scrolls

/**
 * Shows slides until the person leaves.
 * @param {ParentNode} root
 * @param {Array} slides  {number, where, title, content}: `content` is a node to clone
 * @param {number} start  which slide comes first, from 0
 * @param {{onShow: (slide: any) => void, onClose: () => void}} handlers
 */
export function showSlides(root, slides, start, { onShow, onClose }) {
  const dialog = find(root, "[data-fk-slides]");
  const part = (name) => find(dialog, `[data-fk-slide-${name}]`);
  const over = new AbortController();
  const on = (target, event, listener) => target.addEventListener(event, listener, { signal: over.signal });
  let place = start;
  let typed = { digits: "", at: 0 };
  let touch = null;

  function go(to) {
    place = Math.max(0, Math.min(to, slides.length - 1));
    const slide = slides[place];
    part("where").textContent = fill(words.place, { where: slide.where, number: place + 1, count: slides.length });
    part("title").textContent = slide.title;
    part("text").replaceChildren(slide.content.cloneNode(true));
    // Not disabled: the focus would be lost at either end.
    part("back").setAttribute("aria-disabled", String(place === 0));
    part("next").setAttribute("aria-disabled", String(place === slides.length - 1));
    fit(part("fit"));
    onShow(slide);
  }

  function jump(digit) {
    const now = Date.now();
    const digits = now - typed.at < TYPING ? typed.digits + digit : digit;
    typed = { digits, at: now };
    const found = slides.findIndex((slide) => String(slide.number) === digits);
    if (found >= 0) go(found);
  }

  const keys = {
    ArrowRight: () => go(place + 1),
    ArrowDown: () => go(place + 1),
    PageDown: () => go(place + 1),
    ArrowLeft: () => go(place - 1),
    ArrowUp: () => go(place - 1),
    PageUp: () => go(place - 1),
    Home: () => go(0),
    End: () => go(slides.length - 1),
  };

  on(dialog, "keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) jump(event.key);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  on(dialog, "touchstart", (event) => (touch = event.changedTouches[0]));
  on(dialog, "touchend", (event) => {
    const across = event.changedTouches[0].clientX - touch.clientX;
    const down = event.changedTouches[0].clientY - touch.clientY;
    if (Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down)) go(place + (across < 0 ? 1 : -1));
  });
  on(part("back"), "click", () => go(place - 1));
  on(part("next"), "click", () => go(place + 1));
  on(part("close"), "click", () => dialog.close());
  on(window, "resize", () => fit(part("fit")));
  on(dialog, "close", () => {
    over.abort();
    onClose();
  });
  dialog.showModal();
  dialog.focus();
  go(start);
}

/** Makes the letters as large as the slide allows. */
function fit(box) {
  for (let scale = 1; scale >= SMALLEST; scale -= 0.05) {
    box.style.setProperty("--fk-slide-scale", scale.toFixed(2));
    if (box.scrollHeight <= box.clientHeight) return;
  }
}
