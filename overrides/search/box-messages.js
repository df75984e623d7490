// What the page and the search worker say to each other beside the theme's messages.

/** A query that only says that the search box was touched. */
export const TOUCH = " ";

/** The channel on which the worker tells which query found nothing, and what to offer instead. */
export const NO_RESULT = "focuskaarten-zoeken";

/** The channel on which the worker tells how much was found: {query, counts: {hits, pages}}. */
export const FOUND = "focuskaarten-gevonden";
