// A bundle of its own, loaded at the first click that needs it: what reads and fills a PDF or a Word file of a card.
import { fillPdf, readPdf } from "./pdf.js";
import { fillWord, readWord } from "./word.js";

window.fkTakeAway = { fillPdf, readPdf, fillWord, readWord };
