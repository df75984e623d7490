// Opening a file of others apart from the page: it may be made to take for ever, and the page must stay as it was.
import { documents as words } from "#generated/words.js";
import { SavedFileError } from "./saved-file.js";

const LONGEST = 5000; // milliseconds; a card takes a tenth of a second

/**
 * Runs a tool of the bundle of tools.js in a worker, and ends it after five seconds. The worker is made of the text of
 * the bundle, for a page opened from disk may not start one from a file.
 * @param {string} name @param {Uint8Array} bytes @param {AbortSignal} stop  ends it before
 * @returns {Promise<Object>} what the tool returns; @throws {SavedFileError} as the tool does, or when it takes too long
 */
export async function openApart(name, bytes, stop) {
  if (stop.aborted) throw stop.reason;
  const address = URL.createObjectURL(new Blob([window.fkTakeAwayText], { type: "text/javascript" }));
  const worker = new Worker(address);
  let timer;
  const answer = new Promise((resolve, reject) => {
    const refuse = (message) => reject(new SavedFileError(message || words.too_hard));
    timer = setTimeout(refuse, LONGEST, words.too_hard);
    stop.addEventListener("abort", () => reject(stop.reason));
    worker.onmessage = ({ data: { result, fault } }) => {
      if (result) resolve(result);
      else refuse(fault);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      refuse(words.too_hard);
    };
    worker.postMessage({ name, bytes });
  });
  return answer.finally(() => {
    clearTimeout(timer);
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}
