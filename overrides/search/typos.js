// The known words nearest to one that is not known: a letter wrong, too many, missing, or two changed places.

const LEAST_FOR_ONE = 4; // letters of a word in which one may be wrong
const LEAST_FOR_TWO = 8;

export class Typos {
  /** @param {string[]} words  folded */
  constructor(words) {
    this.byLength = [];
    words.forEach((word, index) => {
      (this.byLength[word.length] ??= []).push({ word, index, letters: letters(word) });
    });
  }

  /** How many letters of a word may be wrong before it is another word. */
  static allowed(word) {
    if (word.length < LEAST_FOR_ONE) return 0;
    return word.length < LEAST_FOR_TWO ? 1 : 2;
  }

  /** The nearest words at most `most` letters away, none nearer than the others: {distance, indexes}. */
  nearest(word, most) {
    const found = { distance: most, indexes: [] };
    const mine = letters(word);
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const one of this.byLength[length] ?? []) {
        // The first letter is seldom wrong, and where it is, the word is soon another one: liegen, wiegen, vliegen.
        if (found.distance > 1 && word[0] !== one.word[0] && word.length !== length) continue;
        if (bits(mine ^ one.letters) > 2 * found.distance) continue;
        const away = distance(word, one.word, found.distance);
        // The first letter is seldom wrong, and where it is, the word is soon another one: liegen, wiegen, vliegen.
        if (away > found.distance || (away > 1 && word[0] !== one.word[0])) continue;
        if (away < found.distance) Object.assign(found, { distance: away, indexes: [] });
        found.indexes.push(one.index);
      }
    }
    return found;
  }
}

// Three rows of the table of edits, used again for each pair of words.
let [earlier, previous, current] = [0, 0, 0].map(() => new Uint8Array(256));

/** Edits between two words, a swap of neighbours counting as one; more than `most` is given as `most + 1`. */
export function distance(a, b, most) {
  const { length } = b;
  for (let j = 0; j <= length; j += 1) previous[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    current[0] = i;
    let least = i;
    for (let j = 1; j <= length; j += 1) {
      let edits = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      edits = Math.min(edits, previous[j] + 1, current[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, earlier[j - 2] + 1);
      current[j] = edits;
      least = Math.min(least, edits);
    }
    [earlier, previous, current] = [previous, current, earlier];
    if (least > most) return most + 1;
  }
  return Math.min(previous[length], most + 1);
}

function letters(word) {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) % 32);
  return mask;
}

function bits(mask) {
  let rest = mask;
  let count = 0;
  while (rest) {
    rest &= rest - 1;
    count += 1;
  }
  return count;
}
