// The XML of a Word file, and the zip file that it stands in.
import { zipSync } from "fflate";

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** @returns {Document} a part of a Word file; throws a SyntaxError when it is no XML */
export function parse(text) {
  const document = new DOMParser().parseFromString(text, "application/xml");
  if (document.querySelector("parsererror")) throw new SyntaxError("not well-formed XML");
  return document;
}

/** @returns {Uint8Array} a part as it stands in a Word file */
export function serialize(document) {
  const text = new XMLSerializer().serializeToString(document.documentElement);
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
}

/** @returns {Uint8Array<ArrayBuffer>} parts as a Word file: without the clock's time, so that the same parts make the same file */
export const zipped = (parts) => zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) });

/** Puts text in a run, each line on one of its own. */
export function writeRun(run, text) {
  text.split(/\r\n|\r|\n/).forEach((line, number) => {
    if (number) run.append(make(run, "br"));
    const element = make(run, "t");
    element.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    // XML knows no control characters.
    element.textContent = line.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
    run.append(element);
  });
}

const make = (near, name) => near.ownerDocument.createElementNS(W, `w:${name}`);
