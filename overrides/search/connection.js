// The way from a page to the search, which works apart from it.
//
// A page opened from disk may not start a worker, nor any page where the browser refuses them: there a hidden frame takes
// its place. It holds no inline script, whose address no policy of the page could know.

/**
 * Starts the search.
 * @param {string} script  the address of its script
 * @param {(answer: object) => void} hear  takes each answer: see worker.js
 * @param {() => void} fail  is called when a file of the search cannot be loaded: it needs to be started anew
 * @returns {(query: string) => void}  asks for one
 */
export function connect(script, hear, fail) {
  const search = location.protocol === "file:" ? new Frame(script) : worker(script);
  search.addEventListener("message", (/** @type {MessageEvent} */ { data }) => hear(data));
  search.addEventListener("error", fail);
  return (query) => search.postMessage(query);
}

function worker(script) {
  try {
    return new Worker(script);
  } catch {
    return new Frame(script); // refused
  }
}

class Frame extends EventTarget {
  #frame = document.createElement("iframe");
  #ready;

  constructor(address) {
    super();
    this.#frame.hidden = true;
    document.body.append(this.#frame);
    const scope = /** @type {any} */ (this.#frame.contentWindow);
    // A document of its own, which the browser does not replace later on by the empty one it starts with.
    scope.document.open();
    scope.document.write("<!doctype html><body>");
    scope.document.close();
    scope.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
    scope.importScripts = (...scripts) =>
      scripts.reduce((before, script) => before.then(() => load(scope.document, script)), Promise.resolve());
    this.#ready = load(scope.document, address);
    this.#ready.catch(() => {
      this.#frame.remove();
      this.dispatchEvent(new Event("error"));
    });
  }

  postMessage(data) {
    const tell = () => {
      const scope = /** @type {any} */ (this.#frame.contentWindow);
      scope.dispatchEvent(new scope.MessageEvent("message", { data }));
    };
    this.#ready.then(tell, () => {}); // that it failed is told once
  }
}

function load(frame, address) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(frame.createElement("script"), { src: address, onload: resolve, onerror: reject });
    frame.body.append(script);
  });
}
