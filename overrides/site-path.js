// Where the site starts, told by the address of this script: it stands in assets/.

/** @type {URL} the folder of the site, on a server or on a disk; ends in a slash */
export const SITE = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
