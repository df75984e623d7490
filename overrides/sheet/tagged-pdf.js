// A PDF with tags, written page by page: all that PDF/UA-1 (ISO 14289-1) asks of text, lines and tables.
import { PDFBool, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { fontsOf, readFont } from "../filled/pdf-font.js";
import { hex } from "../filled/pdf-text.js";

const name = PDFName.of;
const LANGUAGE = "nl-BE";
const LINE = 0.5; // points
const A4 = [595.28, 841.89]; // points

/** One tag: its children are other tags, and pieces of what is drawn. */
class Tag {
  constructor(type, attributes) {
    this.type = type;
    this.attributes = attributes;
    this.children = [];
    this.ref = null; // in the file, once it is written
  }

  /** @returns {Tag} a new tag within this one; `attributes` are those of a table (ISO 32000-1, table 349) */
  add(type, attributes = null) {
    const tag = new Tag(type, attributes);
    this.children.push(tag);
    return tag;
  }
}

export class TaggedPdf {
  /** Starts a document; `letters` is a PDF that holds the fonts Regular and Bold. */
  static async start(letters, title) {
    const document = await PDFDocument.load(letters, { updateMetadata: false });
    return new TaggedPdf(document, title);
  }

  constructor(document, title) {
    this.document = document;
    this.title = title;
    this.root = new Tag("Document", null);
    this.pages = [];
    const form = document.catalog.lookup(name("AcroForm"));
    this.fonts = { Regular: readFont(fontsOf(form), name("Regular")), Bold: readFont(fontsOf(form), name("Bold")) };
    document.catalog.delete(name("AcroForm"));
  }

  /** @returns {boolean} whether a letter was left out that the fonts lack */
  get missed() {
    return Object.values(this.fonts).some((font) => font.missed);
  }

  /** Goes on with a new page of A4; the corner at 0, 0 is the lower left one. */
  addPage() {
    const [width, height] = A4;
    const { node, ref } = this.document.addPage(A4);
    this.pages.push({ node, ref, code: [], marks: 0, tags: [] });
    return { width, height };
  }

  /**
   * Draws a row of glyphs on the last page.
   * @param {Tag|null} tag  what it is a part of; null for what only repeats, such as a page number
   */
  text(tag, font, size, x, y, glyphs, page = this.pages.at(-1)) {
    const code = `BT /${font.name} ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td <${glyphs.map(hex).join("")}> Tj ET`;
    if (!tag) {
      page.code.push(`/Artifact BMC ${code} EMC`);
      return;
    }
    page.code.push(`/${tag.type} <</MCID ${page.marks}>> BDC ${code} EMC`);
    tag.children.push({ page, mark: page.marks });
    page.tags.push(tag);
    page.marks += 1;
  }

  /** Draws a line: no content, so no tag. */
  line(x1, y1, x2, y2) {
    const points = [x1, y1, x2, y2].map((at) => at.toFixed(2));
    this.pages.at(-1).code.push(
      `/Artifact BMC ${LINE} w 0.35 G ${points[0]} ${points[1]} m ${points[2]} ${points[3]} l S EMC`,
    );
  }

  /** Draws the edges of a box whose lower left corner is at x, y. */
  box(x, y, width, height) {
    const edges = [x, y, width, height].map((at) => at.toFixed(2)).join(" ");
    this.pages.at(-1).code.push(`/Artifact BMC ${LINE} w 0.35 G ${edges} re S EMC`);
  }

  /** @returns {Promise<Uint8Array>} the file */
  async bytes() {
    const { context, catalog } = this.document;
    this.pages.forEach((page, place) => this.#finish(page, place));
    const tree = context.nextRef();
    this.#write(this.root, tree);
    const parents = this.pages.flatMap(({ tags }, place) => [place, context.obj(tags.map((tag) => tag.ref))]);
    context.assign(
      tree,
      context.obj({ Type: "StructTreeRoot", K: [this.root.ref], ParentTree: context.register(context.obj({ Nums: parents })) }),
    );
    catalog.set(name("StructTreeRoot"), tree);
    catalog.set(name("MarkInfo"), context.obj({ Marked: true }));
    catalog.set(name("Lang"), PDFString.of(LANGUAGE));
    catalog.set(name("ViewerPreferences"), context.obj({ DisplayDocTitle: PDFBool.True }));
    catalog.set(name("Metadata"), context.register(this.#metadata()));
    context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText(this.title) }));
    return this.document.save();
  }

  #finish({ node, code }, place) {
    const { context } = this.document;
    const fonts = Object.fromEntries(Object.values(this.fonts).map((font) => [font.name, font.ref]));
    node.set(name("Resources"), context.obj({ Font: fonts }));
    node.set(name("Contents"), context.register(context.flateStream(code.join("\n"))));
    node.set(name("StructParents"), PDFNumber.of(place));
    node.set(name("Tabs"), name("S"));
  }

  #write(tag, parent) {
    const { context } = this.document;
    tag.ref = context.nextRef();
    const children = tag.children.map((child) =>
      child instanceof Tag ? this.#write(child, tag.ref) : context.obj({ Type: "MCR", Pg: child.page.ref, MCID: child.mark }),
    );
    const element = context.obj({ Type: "StructElem", S: tag.type, P: parent, K: children });
    if (tag.attributes) element.set(name("A"), context.obj({ O: "Table", ...tag.attributes }));
    context.assign(tag.ref, element);
    return tag.ref;
  }

  /** The same title for programs that read XMP, and the word that this is PDF/UA-1 (ISO 14289-1, 5). */
  #metadata() {
    const title = this.title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u001f]/g, " ");
    const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${LANGUAGE}</rdf:li></rdf:Bag></dc:language><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
    return this.document.context.stream(new TextEncoder().encode(packet), { Type: "Metadata", Subtype: "XML" });
  }
}
