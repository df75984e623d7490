/**
 * Returns an element that a component cannot do without.
 * @param {ParentNode} root @param {string} selector
 * @returns {any} of the kind that the template of the component makes it
 * @throws {Error} when it is not there: the message names it, for who works on the templates
 */
export function find(root, selector) {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`no ${selector} on ${location.pathname}`);
  return element;
}
