/**
 * Copies text; resolves to whether it worked.
 * A plain-http intranet has no navigator.clipboard: there the old command serves.
 */
export async function copyText(text) {
  if (navigator.clipboard && isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by the browser's settings: the old command may still be allowed.
    }
  }
  return copyByCommand(text);
}

function copyByCommand(text) {
  const focused = document.activeElement;
  const carrier = document.createElement("textarea");
  carrier.value = text;
  carrier.className = "fk-visually-hidden";
  document.body.append(carrier);
  carrier.select();
  const copied = document.execCommand("copy");
  carrier.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}
