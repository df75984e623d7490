// The theme's search starts when its box is touched: until then its worker and its index are not asked for.
//
// A page opened from disk may not start a worker, nor any page where the browser refuses them: there a hidden frame takes
// its place. It holds no inline script, whose address no policy of the page could know.

const BOX = "[data-md-component='search-query']";
const INDEX = "search/search_index.json";

const touched = new Promise((resolve) => {
  const { searchParams } = new URL(location.href);
  // An address that asks something, or that tells what to mark on the page.
  if (searchParams.has("q") || searchParams.has("h")) resolve(undefined);
  addEventListener("focusin", ({ target }) => {
    if (/** @type {Element} */ (target).matches?.(BOX)) resolve(undefined);
  });
});

class LateWorker extends EventTarget {
  #started;

  constructor(address) {
    super();
    this.#started = touched.then(() => this.#start(address));
  }

  postMessage(data) {
    this.#started.then((worker) => worker.postMessage(data));
  }

  terminate() {
    this.#started.then((worker) => worker.terminate());
  }

  #start(address) {
    const worker = location.protocol === "file:" || !RealWorker ? new Frame(address) : new RealWorker(address);
    worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
      this.dispatchEvent(new MessageEvent("message", { data }));
    });
    return worker;
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
}

function load(frame, address) {
  return new Promise((resolve) => {
    const script = Object.assign(frame.createElement("script"), { src: address, onload: resolve });
    frame.body.append(script);
  });
}

class LateRequest extends XMLHttpRequest {
  #late = false;

  open(method, address) {
    this.#late = String(address).endsWith(INDEX);
    super.open(method, address);
  }

  send() {
    if (this.#late) touched.then(() => super.send());
    else super.send();
  }
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
 * A worker that is made of a text within the page is another's, and starts at once.
 * @param {string|URL} address
 */
function workerFor(address) {
  return String(address).startsWith("blob:") ? new RealWorker(address) : new LateWorker(address);
}

Object.defineProperty(window, "Worker", { value: workerFor, configurable: true });
window.XMLHttpRequest = LateRequest;
