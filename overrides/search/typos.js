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
        if (bits(mine ^ one.letters) > mostBits(found.distance, Math.abs(length - word.length))) continue;
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

/** Edits between two words, a swap of neighbours counting as one; more than `most` is given as `most + 1`. */
export function distance(a, b, most) {
  let edits = 0;
  while (edits <= most && !isWithin(a, b, edits)) edits += 1;
  return edits;
}

/** Whether two words, from these places on, are so few edits from each other: quick while they are one or two. */
export function isWithin(a, b, edits, fromA = 0, fromB = 0) {
  let [i, j] = [fromA, fromB];
  while (i < a.length && j < b.length && a.charCodeAt(i) === b.charCodeAt(j)) [i, j] = [i + 1, j + 1];
  const [restA, restB] = [a.length - i, b.length - j];
  if (!restA || !restB) return Math.max(restA, restB) <= edits;
  if (!edits || Math.abs(restA - restB) > edits) return false;
  // One edit here leaves the ends as they are, once there is more behind it than a swap takes.
  if (edits === 1 && restA > 2 && restB > 2 && a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1)) return false;
  const left = edits - 1;
  if (isWithin(a, b, left, i + 1, j + 1) || isWithin(a, b, left, i + 1, j) || isWithin(a, b, left, i, j + 1)) return true;
  const isSwap = a.charCodeAt(i) === b.charCodeAt(j + 1) && a.charCodeAt(i + 1) === b.charCodeAt(j);
  return isSwap && isWithin(a, b, left, i + 2, j + 2);
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

/**
 * How many bits of their letters two words may differ in when they are `most` edits from each other and one is so much
 * longer: an edit changes two letters at most, and one where it makes a word longer.
 */
export function mostBits(most, longer) {
  return 2 * most - longer;
}

/** How many bits of a number are set. */
export function bits(mask) {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
