// Which words and stems of a word list are a typing error away from a word of the index. There are hundreds of millions
// of pairs to hold together, and after an edit nearly all are those of the last time: of each text is remembered to how
// many words of the index it is near, so that only the words that came and went are looked at.
import { allowed, bits, isWithin, letters, mostBits } from "./typos.js";

const MOST = 2; // letters wrong
const MOST_LENGTHS = 1000; // no word is that long

/**
 * @typedef {{targets: string[], counts: Uint32Array}} Near
 *   `counts`: by the number of each text of the list, to how many of `targets` it is near
 * @param {import("./word-list.js").WordList} list
 * @param {string[]} targets  words of the index, each once
 * @param {Near} [before]  what was found for the same list and other targets
 * @returns {Near} `before` itself when nothing changed
 */
export function countNear(list, targets, before = { targets: [], counts: new Uint32Array(list.size) }) {
  const came = without(targets, before.targets);
  const went = without(before.targets, targets);
  if (!came.length && !went.length) return before;
  const forms = new Forms(list);
  const counts = before.counts.slice();
  for (const target of came) for (const form of forms.near(target)) counts[form] += 1;
  for (const target of went) for (const form of forms.near(target)) counts[form] -= 1;
  return { targets, counts };
}

function without(some, others) {
  const known = new Set(others);
  return some.filter((one) => !known.has(one));
}

// The texts of the list in groups of one first letter and one length, with the letters of each after each other.
class Forms {
  constructor(list) {
    this.list = list;
    this.sifted = new Uint32Array(list.size); // room for what `sift` finds, used again and again
    this.groups = new Map(); // the masks of each are made when it is first asked for
    for (let form = 0; form < list.size; form += 1) {
      if (!allowed(list.lengthOf(form))) continue;
      const key = groupOf(list.firstOf(form), list.lengthOf(form));
      if (!this.groups.has(key)) this.groups.set(key, { forms: [], masks: undefined });
      this.groups.get(key).forms.push(form);
    }
  }

  near(target) {
    const found = new Set(this.#wrongAtStart(target));
    const mine = letters(target);
    for (let length = Math.max(1, target.length - MOST); length <= target.length + MOST; length += 1) {
      const group = this.groups.get(groupOf(target.charCodeAt(0), length));
      const most = allowed(length);
      const longer = Math.abs(length - target.length);
      if (!group || longer > most) continue;
      group.masks ??= Int32Array.from(group.forms, (form) => letters(this.list.at(form)));
      const count = sift(group.masks, mine, mostBits(most, longer), this.sifted);
      for (let index = 0; index < count; index += 1) {
        const form = group.forms[this.sifted[index]];
        if (isWithin(this.list.at(form), target, most)) found.add(form);
      }
    }
    return found;
  }

  // The first letter is seldom wrong; where it is, nothing else may be: see `wrongAtStart` of typos.js.
  #wrongAtStart(target) {
    const rest = target.slice(1);
    const whole = [rest, target[1] + target[0] + target.slice(2)].map((other) => this.list.find(other));
    const found = [...whole, ...this.list.withFirst(rest), ...this.list.withFirst(target)];
    return found.filter((form) => form >= 0 && allowed(this.list.lengthOf(form)));
  }
}

// Nearly all the work is here. @returns how many places of `masks` it wrote in `found`
function sift(masks, mine, most, found) {
  let count = 0;
  for (let place = 0; place < masks.length; place += 1) {
    if (bits(mine ^ masks[place]) > most) continue;
    found[count] = place;
    count += 1;
  }
  return count;
}

function groupOf(first, length) {
  return first * MOST_LENGTHS + length;
}
