// What the page and the search worker say to each other beside the theme's messages.
import { openChannel } from "../dom/channel.js";

/** The name under which the worker tells which query found nothing, and what to offer instead. */
export const NO_RESULT = "focuskaarten-zoeken";

/** The name under which the worker tells how much was found: {query, counts: {hits, pages}}. */
export const FOUND = "focuskaarten-gevonden";

/** Tells the page. On a disk the worker is a frame within the page (see late-worker.js), where WebKit gives no channel. */
export function tell(name, message) {
  if (self.document) {
    parent.dispatchEvent(new CustomEvent(name, { detail: message }));
    return;
  }
  const channel = openChannel(name);
  channel?.postMessage(message);
  channel?.close();
}

/** Hears what the worker tells. */
export function hear(name, listener) {
  addEventListener(name, ({ detail }) => listener(detail));
  openChannel(name)?.addEventListener("message", ({ data }) => listener(data));
}
