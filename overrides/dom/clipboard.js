/**
 * Copies text, with a version in HTML for programs that take it; resolves to whether it worked.
 * The old command comes first: a plain-http intranet has no navigator.clipboard, and only the command gives both at once.
 */
export async function copy(text, html = null) {
  if (copyByCommand(text, html)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyByCommand(text, html) {
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  const carrier = document.createElement("textarea");
  carrier.value = text;
  carrier.className = "fk-visually-hidden";
  // Within an open dialog only what is inside can be selected.
  (focused?.closest("dialog") ?? document.body).append(carrier);
  carrier.select();
  const provide = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    event.preventDefault();
  };
  document.addEventListener("copy", provide, { once: true, capture: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", provide, { capture: true });
  carrier.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}
