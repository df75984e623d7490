// A font of a PDF, as the PDF itself describes it: which letters it has, under what number, how wide.
import { PDFArray, PDFDict, PDFName, PDFNumber, decodePDFRawStream } from "@cantoo/pdf-lib";

/**
 * @typedef {object} FieldFont  lengths are for a font size of 1
 * @property {string} name
 * @property {import("@cantoo/pdf-lib").PDFObject} ref
 * @property {number} ascent
 * @property {boolean} missed  turns true at a letter that the font lacks
 * @property {(text: string) => number[]} glyphs
 * @property {(glyphs: number[]) => number} width
 */

/**
 * Reads the font that `acroForm` names for its fields.
 * @param {PDFDict} acroForm
 * @returns {FieldFont}
 */
export function fieldFont(acroForm) {
  const fonts = fontsOf(acroForm);
  const [key] = fonts.keys();
  return readFont(fonts, key);
}

/**
 * Returns the fonts in the resources of a form, by name.
 * @param {PDFDict} acroForm
 * @returns {PDFDict}
 */
export const fontsOf = (acroForm) => acroForm.lookup(PDFName.of("DR"), PDFDict).lookup(PDFName.of("Font"), PDFDict);

/**
 * Reads one of these fonts.
 * @param {PDFDict} fonts @param {PDFName} key
 * @returns {FieldFont}
 */
export function readFont(fonts, key) {
  const font = fonts.lookup(key, PDFDict);
  const descendant = font.lookup(PDFName.of("DescendantFonts"), PDFArray).lookup(0, PDFDict);
  const descriptor = descendant.lookup(PDFName.of("FontDescriptor"), PDFDict);
  const widths = descendant.lookup(PDFName.of("W"), PDFArray).lookup(1, PDFArray).asArray();
  const letters = lettersOf(/** @type {import("@cantoo/pdf-lib").PDFRawStream} */ (font.lookup(PDFName.of("ToUnicode"))));
  return {
    name: key.decodeText(),
    ref: fonts.get(key),
    ascent: descriptor.lookup(PDFName.of("Ascent"), PDFNumber).asNumber() / 1000,
    missed: false,
    glyphs(text) {
      return [...text.normalize("NFC")].map((letter) => {
        const glyph = letters.get(letter);
        if (glyph !== undefined) return glyph;
        this.missed = true;
        return letters.get(letter.normalize("NFD")[0]) ?? letters.get("?");
      });
    },
    width: (glyphs) => glyphs.reduce((sum, glyph) => sum + /** @type {PDFNumber} */ (widths[glyph]).asNumber(), 0) / 1000,
  };
}

/** The `<glyph> <letter>` lines of a ToUnicode map. */
function lettersOf(stream) {
  const map = new TextDecoder("latin1").decode(decodePDFRawStream(stream).decode());
  const lines = map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]{4})>$/gm);
  const letters = new Map();
  for (const [, glyph, letter] of lines) {
    // The range of all codes looks the same: it goes from 0000, which is no letter.
    if (glyph !== "0000") letters.set(String.fromCharCode(parseInt(letter, 16)), parseInt(glyph, 16));
  }
  return letters;
}
