// A bundle of its own, loaded at the first click that needs it: what reads, fills and makes PDF and Word files.
import { sheetPdf } from "../sheet/sheet-pdf.js";
import { sheetWord } from "../sheet/sheet-word.js";
import { fillPdf, readPdf } from "./pdf.js";
import { fillWord, readWord } from "./word.js";

window.fkTakeAway = { fillPdf, readPdf, fillWord, readWord, sheetPdf, sheetWord };
