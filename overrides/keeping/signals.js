// Tabs of this site telling each other what they hold and what they changed. Where nothing arrives (WebKit on a disk), a
// tab looks for itself when the person comes back to it.
import { SIGNAL } from "#generated/shapes.js";
import { parsed, takenOrNull } from "../outside.js";
import { newId } from "./new-id.js";
import { keyOf, onDevice } from "./storage.js";
import { openChannel } from "../dom/channel.js";

const NAME = keyOf("tabs");

/**
 * Listens to the other tabs.
 * @param {(message: any) => void} hear  gets each message of another tab, with `from`: which tab
 * @returns {(message: object) => void} tells the others
 */
export function openSignals(hear) {
  const me = newId();
  const channel = openChannel(NAME);
  const receive = (value) => {
    const message = takenOrNull(SIGNAL, value);
    if (message && message.from !== me) hear(message);
  };
  if (channel) channel.onmessage = ({ data }) => receive(data);
  addEventListener("storage", ({ key, newValue }) => {
    if (key === NAME && newValue) receive(parsed(newValue));
  });
  return (message) => {
    const signed = { ...message, from: me };
    channel?.postMessage(signed);
    // A browser may give each page on a disk a channel of its own. Nothing stays: the event alone carries it.
    if (!channel || location.protocol === "file:") {
      onDevice.set(NAME, JSON.stringify(signed));
      onDevice.remove(NAME);
    }
  };
}
