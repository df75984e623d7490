// What must be there before anything of a page shows.
import "./theme/first-colours.js";

document.documentElement.classList.replace("no-js", "js");
