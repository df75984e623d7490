// Text -> words, folded: lower case, without accents, without apostrophes and hyphens.

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

const NONE = [];
const PLAIN = /^[a-z]*$/;

// Words that say nothing about what is sought: articles, pronouns, prepositions, conjunctions, auxiliaries, adverbs of
// degree and time, question words.
const STOP_WORDS = new Set(
  (
    "de het een der den des dit dat deze die daar hier er ik jij je jou jouw u uw hij zij ze hem haar hun hen wij we ons onze " +
    "jullie mij me mijn zijn ie zich zelf elkaar iemand niemand iets alles iedereen wie wat welke welk waar wanneer waarom hoe " +
    "waarmee waarvan waarop hiermee daarmee daarbij daarvan ervan ermee erop " +
    "aan af als bij binnen boven buiten door dus en ene met mee na naar naast nabij of om onder ook op over per sinds te tegen " +
    "ten ter tot tijdens tussen uit van vanaf via voor voorbij want weg zonder zoals maar noch toch omdat zodat terwijl hoewel in indien " +
    "ben bent is was waren geweest zij word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad " +
    "kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest wil wilt willen wou zal zul zult zullen zou zouden " +
    "hoef hoeft hoeven laat laten doe doet doen ga gaat gaan ging krijg krijgt krijgen geef geeft geven maak maakt maken kom komt komen " +
    "heel hele helemaal niet geen nooit altijd al nog nu dan toen weer wel eens even heel zeer erg te veel vaak soms steeds meer minder meest " +
    "weinig echt zo zon reeds vooral gewoon ofwel eigenlijk bijvoorbeeld enkele sommige alle andere ander elk elke ieder iedere"
  ).split(" "),
);

/** Lower case, without accents. */
export function fold(text) {
  if (PLAIN.test(text)) return text;
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
}

export function isStopWord(word) {
  return STOP_WORDS.has(word);
}

/**
 * The words of a text, in order.
 *
 * @returns {{word: string, parts: string[], start: number, end: number}[]} `word` is folded and written as one;
 *   `parts` are the pieces around its hyphens, none for a word without; `start` and `end` are places in the text
 */
export function words(text) {
  const found = [];
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const { word, parts } = readWord(written);
    if (word) found.push({ word, parts, start: index, end: index + written.length });
  }
  return found;
}

/** The words of a text as they are written; `readWord` says what each is. */
export function writtenWords(text) {
  return text.match(WORD) ?? NONE;
}

/** @returns {{word: string, parts: string[]}} as `words` gives them; the word may be empty */
export function readWord(written) {
  if (PLAIN.test(written)) return { word: written, parts: NONE };
  const pieces = fold(written).split("-").map(withoutApostrophe).filter(Boolean);
  return { word: pieces.join(""), parts: pieces.length > 1 ? pieces : NONE };
}

/** The folded words of a text that say something; all of them when none does. */
export function contentWords(text) {
  const all = writtenWords(text)
    .map((written) => readWord(written).word)
    .filter(Boolean);
  const content = all.filter((word) => !isStopWord(word));
  return content.length ? content : all;
}

// picto's -> picto, zo'n -> zon, IB'er -> iber
function withoutApostrophe(piece) {
  return piece.replace(/['’]s$/, "").replace(/['’]/g, "");
}
