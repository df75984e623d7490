// Leads on from the old address of a card, to the same place on its page. A file of its own: the page loads nothing else.
const link = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-fk-moved]"));
location.replace(link.href + location.hash);
