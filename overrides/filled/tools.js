// A bundle of its own, loaded at the first click that needs it: what reads, fills and makes PDF and Word files.
import { sheetPdf } from "../sheet/sheet-pdf.js";
import { sheetWord } from "../sheet/sheet-word.js";
import { limitUnpacking } from "./pdf-limit.js";
import { fillPdf, readPdf } from "./pdf.js";
import { fillWord, readParts, readWord, unpackRead } from "./word.js";

const tools = { fillPdf, readPdf, fillWord, readParts, readWord, unpackRead, sheetPdf, sheetWord };
self.fkTakeAway = tools;

// The same bundle is the text of the worker in which files of others are opened: see opening-worker.js.
if (typeof document === "undefined") {
  const isTooMuch = limitUnpacking();
  self.onmessage = async ({ data: { name, bytes } }) => {
    try {
      self.postMessage({ result: await tools[name](bytes) });
    } catch (error) {
      self.postMessage({ fault: error.name === "TakeAwayError" && !isTooMuch() ? error.message : "" });
    }
  };
}
