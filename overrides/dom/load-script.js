// Loading what is large only when it is needed, in the one way that also works on a disk: a <script> more.

const loading = new Map();

/** @param {URL|string} address  @returns {Promise<boolean>} whether the script is there; asked twice it loads once */
export function loadScript(address) {
  const source = String(address);
  if (!loading.has(source)) loading.set(source, load(source));
  return loading.get(source);
}

function load(source) {
  return new Promise((resolve) => {
    const script = Object.assign(document.createElement("script"), { src: source });
    script.onload = () => resolve(true);
    script.onerror = () => {
      loading.delete(source); // a share or a network that was away may be back at the next click
      resolve(false);
    };
    document.head.append(script);
  });
}
