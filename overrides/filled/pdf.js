// The PDF of a card: filled in so that it stays a form and stays accessible, and read back whoever filled it in.
import { PDFBool, PDFCheckBox, PDFDict, PDFDocument, PDFHexString, PDFName, PDFTextField } from "@cantoo/pdf-lib";
import { FILE_CARD, FILE_EDITION } from "#generated/contract.js";
import { documents as words } from "#generated/words.js";
import { fieldFont } from "./pdf-font.js";
import { layOut } from "./pdf-text.js";
import { TakeAwayError } from "./take-away-error.js";

const FLAG_LINES = 1 << 12; // PDF 32000-1, table 228: multiline
const SINGLE_SIZE = 11; // points
const LINES_SIZE = 10.5;
const SMALLEST_SIZE = 3; // at which 2,000 characters fit in a blank row

/**
 * Fills in the blank PDF of a card.
 * @param {Uint8Array} bytes @param {Object<string, string|boolean>} values by field name; others become blank
 * @returns {Promise<Uint8Array>} @throws {TakeAwayError}
 */
export async function fillPdf(bytes, values) {
  const { document, form, fields } = await open(bytes);
  try {
    const font = fieldFont(form.acroForm.dict);
    for (const field of fields) {
      const value = values[field.getName()];
      if (field instanceof PDFCheckBox) tick(field, value === true);
      else if (field instanceof PDFTextField) write(document, font, field, typeof value === "string" ? value : "");
    }
    // A letter that the form's font lacks: a reader with more fonts may draw the field anew.
    if (font.missed) form.acroForm.dict.set(PDFName.of("NeedAppearances"), PDFBool.True);
    return await document.save({ updateFieldAppearances: false });
  } catch (error) {
    throw new TakeAwayError(words.pdf_not_filled, { cause: error });
  }
}

/**
 * Reads what is filled in in a PDF of a card.
 * @returns {Promise<{card: string|null, edition: string|null, values: Object<string, string|boolean>}>} `card` is null
 *   when the file does not say which card it is; a blank field is left out of `values`
 * @throws {TakeAwayError}
 */
export async function readPdf(bytes) {
  const { document, fields } = await open(bytes);
  try {
    const info = document.context.lookupMaybe(document.context.trailerInfo.Info, PDFDict);
    const values = new Map();
    for (const field of fields) {
      if (field instanceof PDFCheckBox && field.isChecked()) values.set(field.getName(), true);
      if (field instanceof PDFTextField) {
        const text = (field.getText() ?? "").replace(/\r\n?/g, "\n");
        if (text) values.set(field.getName(), text);
      }
    }
    return { card: infoText(info, FILE_CARD), edition: infoText(info, FILE_EDITION), values: Object.fromEntries(values) };
  } catch (error) {
    throw new TakeAwayError(words.pdf_broken, { cause: error });
  }
}

async function open(bytes) {
  let document, form, fields;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false });
    form = document.getForm();
    fields = form.getFields();
  } catch (error) {
    throw new TakeAwayError(words.pdf_broken, { cause: error });
  }
  if (!fields.length) throw new TakeAwayError(words.pdf_without_fields);
  return { document, form, fields };
}

function infoText(info, key) {
  const value = info?.lookup(PDFName.of(key));
  return value?.decodeText ? value.decodeText() : null;
}

function tick(field, on) {
  const { acroField } = field;
  acroField.setValue(on ? acroField.getOnValue() : PDFName.of("Off"));
}

function write(document, font, field, text) {
  const { acroField } = field;
  acroField.dict.set(PDFName.of("V"), PDFHexString.fromText(text));
  const lines = (acroField.getFlags() & FLAG_LINES) !== 0;
  for (const widget of acroField.getWidgets()) {
    const { width, height } = widget.getRectangle();
    const code = layOut(font, text, {
      width,
      height,
      lines,
      largest: lines ? LINES_SIZE : SINGLE_SIZE,
      smallest: SMALLEST_SIZE,
    });
    const stream = document.context.flateStream(code, {
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, width, height],
      Resources: { Font: { [font.name]: font.ref } },
    });
    widget.setNormalAppearance(document.context.register(stream));
  }
}
