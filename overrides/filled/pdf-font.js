// The font of the PDF's fields, as the PDF itself describes it: which letters it has, under what number, how wide.
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, decodePDFRawStream } from "@cantoo/pdf-lib";

/**
 * Reads the font that `acroForm` names for its fields.
 * @returns {{name: string, ref: PDFRef, ascent: number, missed: boolean, glyphs: function(string): number[],
 *   width: function(number[]): number}} lengths for a font size of 1; `missed` turns true at a letter that it lacks
 */
export function fieldFont(document, acroForm) {
  const fonts = acroForm.lookup(PDFName.of("DR"), PDFDict).lookup(PDFName.of("Font"), PDFDict);
  const [key] = fonts.keys();
  const font = fonts.lookup(key, PDFDict);
  const descendant = font.lookup(PDFName.of("DescendantFonts"), PDFArray).lookup(0, PDFDict);
  const descriptor = descendant.lookup(PDFName.of("FontDescriptor"), PDFDict);
  const widths = descendant.lookup(PDFName.of("W"), PDFArray).lookup(1, PDFArray).asArray();
  const letters = lettersOf(font.lookup(PDFName.of("ToUnicode"), PDFRawStream));
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
    width: (glyphs) => glyphs.reduce((sum, glyph) => sum + widths[glyph].asNumber(), 0) / 1000,
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
