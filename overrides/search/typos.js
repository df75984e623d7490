// The known words nearest to one that is not known: a letter wrong, too many, missing, or two changed places.

const LEAST_FOR_ONE = 4; // letters of a word in which one may be wrong
const LEAST_FOR_TWO = 8;

export class Typos {
  /** @param {string[]} words  folded */
  constructor(words) {
    this.groups = new Map(); // words with the same first letter and length
    this.starts = new Map(); // words by what they are without their first letter
    this.places = new Map(words.map((word, place) => [word, place]));
    words.forEach((word, place) => {
      add(this.groups, word[0] + word.length, { word, place, letters: letters(word) });
      add(this.starts, word.slice(1), place);
    });
  }

  /** The nearest words at most `most` letters away, none nearer than the others: {distance, places}. */
  nearest(word, most) {
    const atStart = this.#wrongAtStart(word);
    const found = { distance: atStart.length ? 1 : most, places: atStart };
    const mine = letters(word);
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const one of this.groups.get(word[0] + length) ?? []) {
        if (!canBeNear(mine, one.letters, found.distance, Math.abs(length - word.length))) continue;
        const away = distance(word, one.word, found.distance);
        if (away > found.distance) continue;
        if (away < found.distance) Object.assign(found, { distance: away, places: [] });
        found.places.push(one.place);
      }
    }
    return found;
  }

  // The first letter is seldom wrong; where it is, nothing else may be: liegen is soon wiegen, vliegen, siegel.
  #wrongAtStart(word) {
    const rest = word.slice(1);
    const whole = [rest, word[1] + word[0] + word.slice(2)].map((other) => this.places.get(other));
    const places = [...whole, ...(this.starts.get(rest) ?? []), ...(this.starts.get(word) ?? [])];
    return [...new Set(places.filter((place) => place !== undefined))];
  }
}

/** How many letters of a word of so many may be wrong before it is another word. */
export function allowed(length) {
  if (length < LEAST_FOR_ONE) return 0;
  return length < LEAST_FOR_TWO ? 1 : 2;
}

function add(groups, key, one) {
  if (groups.has(key)) groups.get(key).push(one);
  else groups.set(key, [one]);
}

// Three rows of the table of edits, used again for each pair of words.
let [earlier, previous, current] = [0, 0, 0].map(() => new Uint8Array(256));

/** Edits between two words, a swap of neighbours counting as one; more than `most` is given as `most + 1`. */
export function distance(a, b, most) {
  let [start, rows, columns] = [0, a.length, b.length];
  if (Math.abs(rows - columns) > most) return most + 1;
  // What is the same at the start and at the end needs no edit.
  while (start < rows && start < columns && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (rows > start && columns > start && a.charCodeAt(rows - 1) === b.charCodeAt(columns - 1)) [rows, columns] = [rows - 1, columns - 1];
  [rows, columns] = [rows - start, columns - start];
  // Only what is at most `most` from the diagonal can come to so little; what lies beside that counts as too much.
  for (let j = 0; j <= columns; j += 1) previous[j] = j;
  for (let i = 1; i <= rows; i += 1) {
    const [from, to] = [Math.max(1, i - most), Math.min(columns, i + most)];
    const letter = a.charCodeAt(start + i - 1);
    current[from - 1] = from === 1 ? i : most + 1;
    let least = current[from - 1];
    for (let j = from; j <= to; j += 1) {
      const other = b.charCodeAt(start + j - 1);
      let edits = previous[j - 1] + (letter === other ? 0 : 1);
      edits = Math.min(edits, previous[j] + 1, current[j - 1] + 1);
      const isSwap = i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other;
      if (isSwap) edits = Math.min(edits, earlier[j - 2] + 1);
      current[j] = edits;
      least = Math.min(least, edits);
    }
    if (to < columns) current[to + 1] = most + 1;
    [earlier, previous, current] = [previous, current, earlier];
    if (least > most) return most + 1;
  }
  return Math.min(previous[columns], most + 1);
}

const LETTERS = 26;
const TWICE = new Int32Array(LETTERS); // the bits of the commonest letters when they stand there twice
[..."enrtsa"].forEach((letter, index) => (TWICE[letter.charCodeAt(0) % LETTERS] = 1 << (LETTERS + index)));

/**
 * The letters of a word as bits: which there are, and which of the commonest stand there twice. A letter more or less
 * changes one of them at most.
 */
export function letters(word) {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) {
    const letter = word.charCodeAt(index) % LETTERS;
    mask |= mask & (1 << letter) ? TWICE[letter] : 1 << letter;
  }
  return mask;
}

/** Whether two words can be `most` edits from each other, by their letters and how much longer one is. */
export function canBeNear(mine, theirs, most, longer) {
  // An edit changes two letters at most, and one where it makes a word longer.
  return bits(mine ^ theirs) <= 2 * most - longer;
}

function bits(mask) {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
