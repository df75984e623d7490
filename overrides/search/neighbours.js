// Which words of a word list are a typing error away from a word of the index. There are hundreds of thousands of pairs to
// hold together, and after an edit nearly all are those of the last time: what was found is remembered from build to build.
import { RANKING } from "./ranking.js";
import { stems } from "./stem.js";
import { allowed, bits, distance, letters } from "./typos.js";

const MOST = 2; // letters wrong

/**
 * @typedef {{stems: [string, number][][], near: Record<string, number[]>}} Memory
 *   `stems` of each word of the list with how sure they are; `near`: to each word of the index, places in the list
 */

export class Neighbours {
  /**
   * @param {string[]} list  the folded words of the word list
   * @param {Memory} [memory]  as the last build left it, for the same list and the same code
   */
  constructor(list, memory) {
    this.list = list;
    this.stems = memory?.stems ?? list.map((word) => [...stems(word)]);
    this.known = memory?.near ?? {};
  }

  /** The places in the list of the words from which one of `targets` is a typing error away. */
  near(targets) {
    const near = Object.fromEntries(targets.map((target) => [target, this.known[target] ?? this.#find(target)]));
    this.known = near;
    return new Set(Object.values(near).flat());
  }

  /** What the next build need not look for. */
  get memory() {
    return { stems: this.stems, near: this.known };
  }

  #find(target) {
    const found = new Set();
    const { forms, groups } = this.#allForms();
    // The first letter is seldom wrong; where it is, nothing else may be: see `wrongAtStart` of typos.js.
    const [rest, swapped] = [target.slice(1), target[1] + target[0] + target.slice(2)];
    for (const start of [forms.rest.get(target), forms.whole.get(swapped), forms.rest.get(rest), forms.whole.get(rest)]) {
      for (const place of start ?? []) found.add(place);
    }
    const mine = letters(target);
    for (let { length } = target, size = length - MOST; size <= length + MOST; size += 1) {
      for (const { form, place, letters: theirs } of groups.get(target[0] + size) ?? []) {
        const most = allowed(form);
        if (Math.abs(size - length) > most || bits(mine ^ theirs) > 2 * most || found.has(place)) continue;
        if (distance(form, target, most) <= most) found.add(place);
      }
    }
    return [...found];
  }

  // The forms in which a word is held against others, by what `#find` asks for.
  #allForms() {
    if (!this.all) {
      const [whole, rest, groups] = [new Map(), new Map(), new Map()];
      this.list.forEach((word, place) => {
        for (const form of new Set([word, ...this.stems[place].map(([stem]) => stem).filter((stem) => stem.length >= RANKING.leastForm)])) {
          if (!allowed(form)) continue;
          add(whole, form, place);
          add(rest, form.slice(1), place);
          add(groups, form[0] + form.length, { form, place, letters: letters(form) });
        }
      });
      this.all = { forms: { whole, rest }, groups };
    }
    return this.all;
  }
}

function add(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}
