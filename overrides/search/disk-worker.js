// A page opened from disk may not start a worker, nor any page where the browser refuses them: there a hidden frame takes
// its place, for the theme's search. It holds no inline script, whose address no policy of the page could know.

class DiskWorker extends EventTarget {
  #frame = document.createElement("iframe");
  #ready;
  /** @type {((event: MessageEvent) => void)|undefined} */
  onmessage;

  constructor(address) {
    super();
    this.#frame.hidden = true;
    document.body.append(this.#frame);
    const scope = /** @type {any} */ (this.#frame.contentWindow);
    // A document of its own, which the browser does not replace later on by the empty one it starts with.
    scope.document.open();
    scope.document.write("<!doctype html><body>");
    scope.document.close();
    scope.postMessage = (data) => this.#hear(data);
    scope.importScripts = (...scripts) =>
      scripts.reduce((before, script) => before.then(() => load(scope.document, script)), Promise.resolve());
    this.#ready = load(scope.document, address);
  }

  postMessage(data) {
    this.#ready.then(() => {
      const scope = /** @type {any} */ (this.#frame.contentWindow);
      scope?.dispatchEvent(new scope.MessageEvent("message", { data: structuredClone(data) }));
    });
  }

  terminate() {
    this.#frame.remove();
  }

  #hear(data) {
    const event = new MessageEvent("message", { data });
    this.dispatchEvent(event);
    this.onmessage?.(event);
  }
}

function load(frame, address) {
  return new Promise((resolve) => {
    const script = Object.assign(frame.createElement("script"), { src: address, onload: resolve });
    frame.body.append(script);
  });
}

const RealWorker = realWorker();

function realWorker() {
  try {
    return window.Worker;
  } catch {
    return null; // refused
  }
}

/**
 * A worker from a file is a frame; one made of a text within the page is real.
 * @param {string|URL} address
 */
function workerFor(address) {
  return String(address).startsWith("blob:") ? new RealWorker(address) : new DiskWorker(address);
}

if (location.protocol === "file:" || !RealWorker) {
  Object.defineProperty(window, "Worker", { value: workerFor, configurable: true });
}
