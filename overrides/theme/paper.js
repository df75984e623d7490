// The font of paper weighs as much as half a page, and no screen shows it: it comes at the first sign that someone is
// there, long before they can print. Where no script runs the page asks for it itself.

const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "blur", "beforeprint"];

export function loadPaperStyles(root) {
  const address = root.querySelector("meta[name='fk-paper']")?.content;
  if (!address) return;
  const signs = new AbortController();
  const load = () => {
    signs.abort();
    root.head.append(Object.assign(root.createElement("link"), { rel: "stylesheet", href: address, media: "print" }));
  };
  for (const sign of SIGNS) addEventListener(sign, load, { signal: signs.signal, passive: true });
}
