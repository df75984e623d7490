// The known words nearest to one that is not known: a letter wrong, too many, missing, or two changed places.

const LEAST_FOR_ONE = 4; // letters of a word in which one may be wrong
const LEAST_FOR_TWO = 7;

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

/** Edits between two words, a swap of neighbours counting as one; more than `most` is given as `most + 1`. */
export function distance(a, b, most) {
  let [two, one] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(one[j] + 1, row[j - 1] + 1, one[j - 1] + wrong);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], two[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [two, one] = [one, row];
  }
  return Math.min(one[b.length], most + 1);
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
