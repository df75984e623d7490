// What must be there before anything of a page shows.
import "./filled/early.js";
import "./theme/first-colours.js";

document.documentElement.classList.replace("no-js", "js");
