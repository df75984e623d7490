// The Word file of a card: its content controls filled in, and read back whoever filled them in.
import { unzipSync } from "fflate";
import { FILE_CARD, FILE_EDITION, FILE_FIELDS } from "#generated/contract.js";
import { documents as words } from "#generated/words.js";
import { TakeAwayError } from "./take-away-error.js";
import { takeOut } from "./unzip.js";
import { parse, serialize, writeRun, zipped } from "./word-xml.js";
import { refuseUnsound } from "./xml-limits.js";

const BODY = "word/document.xml";
const CUSTOM = "docProps/custom.xml";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const [TICKED, BLANK] = ["\u2612", "\u2610"];

/**
 * Fills in the blank Word file of a card.
 * @param {Uint8Array} bytes @param {Object<string, string|boolean>} values by field name; others become blank
 * @returns {Promise<Uint8Array>} @throws {TakeAwayError}
 */
export async function fillWord(bytes, values) {
  try {
    const parts = unzipped(bytes);
    const body = parse(decode(parts[BODY]));
    for (const control of controls(body, [])) {
      const value = values[control.name];
      if (control.box) tick(control, value === true);
      else if (typeof value === "string" && value) write(control, value);
    }
    return zipped({ ...parts, [BODY]: serialize(body) });
  } catch (error) {
    if (error instanceof TakeAwayError) throw error;
    throw new TakeAwayError(words.word_not_filled, { cause: error });
  }
}

// Our own file, not one of others; it can still have come over damaged.
function unzipped(bytes) {
  try {
    const parts = unzipSync(bytes);
    if (parts[BODY]) return parts;
  } catch (error) {
    throw new TakeAwayError(words.word_broken, { cause: error });
  }
  throw new TakeAwayError(words.word_broken);
}

/**
 * Reads what is filled in in a Word file of a card.
 * @returns {Promise<{card: string|null, edition: string|null, values: Object<string, string|boolean>}>} `card` is null
 *   when the file does not say which card it is; a blank field is left out of `values`
 * @throws {TakeAwayError}
 */
export async function readWord(bytes) {
  return readParts(unpackRead(bytes));
}

/** @returns {Object<string, Uint8Array>} what `readParts` reads of a Word file; throws as `readWord` */
export function unpackRead(bytes) {
  let parts;
  try {
    parts = takeOut(bytes, [BODY, CUSTOM]);
  } catch (error) {
    throw error instanceof TakeAwayError ? error : new TakeAwayError(words.word_broken, { cause: error });
  }
  if (!parts[BODY]) throw new TakeAwayError(words.word_broken);
  for (const part of Object.values(parts)) refuseUnsound(decode(part));
  return parts;
}

/** Reads the parts of a Word file that `unpackRead` took out of it; returns and throws as `readWord`. */
export function readParts(parts) {
  try {
    const values = new Map();
    const custom = parts[CUSTOM] ? parse(decode(parts[CUSTOM])) : null;
    const names = property(custom, FILE_FIELDS)?.split(" ") ?? [];
    for (const control of controls(parse(decode(parts[BODY])), names)) {
      const value = control.box ? isTicked(control.box) : textOf(control);
      if (value) values.set(control.name, value);
    }
    return { card: property(custom, FILE_CARD), edition: property(custom, FILE_EDITION), values: Object.fromEntries(values) };
  } catch (error) {
    throw new TakeAwayError(words.word_broken, { cause: error });
  }
}

const decode = (bytes) => new TextDecoder().decode(bytes);

// Word can also save in a stricter form with other namespaces: elements are found by their name alone.
const all = (element, name) => [...element.getElementsByTagNameNS("*", name)];
const first = (element, name) => element.getElementsByTagNameNS("*", name)[0] ?? null;
const attribute = (element, name) =>
  [...(element?.attributes ?? [])].find((candidate) => candidate.localName === name)?.value ?? null;

/** `names`: what the controls are called in order, for a program that drops their tags (LibreOffice before 7.5). */
function controls(body, names) {
  const innermost = all(body, "sdt").filter((element) => !first(element, "sdt"));
  const inOrder = innermost.length === names.length ? names : [];
  return innermost.flatMap((element, place) => {
    const [settings, content] = [first(element, "sdtPr"), first(element, "sdtContent")];
    const name = (settings && attribute(first(settings, "tag"), "val")) || inOrder[place];
    return name && settings && content ? [{ name, settings, content, box: first(settings, "checkbox") }] : [];
  });
}

function isTicked(box) {
  return ["1", "true", "on"].includes(attribute(first(box, "checked"), "val"));
}

function tick({ box, content }, on) {
  first(box, "checked").setAttributeNS(W14, "w14:val", on ? "1" : "0");
  first(content, "t").textContent = on ? TICKED : BLANK;
}

function write({ settings, content }, text) {
  first(settings, "showingPlcHdr")?.remove();
  const run = first(content, "r");
  all(run, "t").forEach((element) => element.remove());
  writeRun(run, text);
}

function textOf({ settings, content }) {
  if (first(settings, "showingPlcHdr")) return "";
  const paragraphs = outermost(all(content, "p"));
  const text = (paragraphs.length ? paragraphs : [content]).map(lineOf).join("\n");
  // What is left of the blank placeholder when a program typed into it.
  return text.replace(/^\u00a0+|\u00a0+$/g, "");
}

/** Each without those that stand within another: nested, they would be read again and again. */
function outermost(elements) {
  let last = null;
  return elements.filter((element) => {
    if (last?.contains(element)) return false;
    last = element;
    return true;
  });
}

function lineOf(element) {
  const signs = { br: "\n", cr: "\n", tab: "\t" };
  return [...element.getElementsByTagNameNS("*", "*")]
    .map((piece) => (piece.localName === "t" ? piece.textContent : (signs[piece.localName] ?? "")))
    .join("");
}

function property(custom, name) {
  const found = custom && all(custom, "property").find((element) => element.getAttribute("name") === name);
  return found ? found.textContent : null;
}
