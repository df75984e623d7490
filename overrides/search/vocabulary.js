// The words of the index, and which of them a word that someone types can mean.
import { split, splitVerb } from "./compounds.js";
import { RANKING } from "./ranking.js";
import { LIKELY, stems, sureStems } from "./stem.js";
import { allowed, Typos } from "./typos.js";
import { contentWords, isStopWord } from "./words.js";

// Parts of a compound that say little in a school: strafbeleid is about straf, klasafspraken are afspraken.
const LIGHT = new Set(
  (
    "aanpak beleid bord dag gedrag gesprek groep hoek jaar kaart kind klas klasse leer leerling les lijst maand maatregel " +
    "manier methode middel moeilijkheid moment oefening plan probleem problematiek regeling reglement schema school " +
    "situatie stoornis systeem techniek tijd vorm week werk"
  )
    .split(" ")
    .flatMap(sureStems),
);

/**
 * @typedef {Map<number, number>} Meaning  index of a word -> what it is worth, 1 at most
 * @typedef {{all: Meaning[], worth: number, trust?: number}} Alternative  an entry must hold a word of each; `trust` is
 *   how sure it is that this is meant, if that is not its worth
 */

export class Vocabulary {
  /**
   * @param {{words: string[], stems: string[], compounds: number[][], synonyms: string[][]}} data
   *   `stems`: of each word, as "stem:hundredths stem:hundredths"; `compounds`: [word, part, part]
   * @param {ReturnType<typeof import("./dutch-words.js").decodeWords>} others  Dutch words with a meaning of their own
   */
  constructor(data, others) {
    this.words = data.words;
    this.stems = data.stems;
    this.index = new Map(data.words.map((word, index) => [word, index]));
    this.others = others;
    this.byStem = new Map();
    this.surely = new Set();
    data.stems.forEach((list, index) => {
      for (const [stem, sure] of readStems(list)) {
        if (this.byStem.has(stem)) this.byStem.get(stem).push([index, sure]);
        else this.byStem.set(stem, [[index, sure]]);
        if (sure === 1) this.surely.add(stem);
      }
    });
    this.compoundsOf = new Map();
    for (const [word, modifier, head] of data.compounds) {
      this.#addPart(modifier, word, RANKING.worth.modifier);
      this.#addPart(head, word, RANKING.worth.head);
    }
    this.#readSynonyms(data.synonyms);
    this.targets = undefined; // and `typos`: see below
    this.typos = undefined;
  }

  /** The words that a folded word is a form of, and the compounds they are in; empty when it is not known. */
  meaning(word) {
    const found = new Map();
    for (const [stem, mine] of stems(word)) {
      for (const [index, theirs] of this.byStem.get(stem) ?? []) {
        const worth = mine * theirs;
        if (worth >= RANKING.leastShared) raise(found, index, this.words[index] === word ? 1 : worth * RANKING.worth.otherForm);
      }
    }
    for (const [index, worth] of [...found]) {
      for (const [compound, share] of this.compoundsOf.get(index) ?? []) raise(found, compound, worth * share);
    }
    return found;
  }

  /** All that a folded word can mean, the sure before the doubtful: the doubtful only when nothing is sure. */
  alternatives(word, isLast) {
    const own = this.meaning(word);
    const sure = [...only(own, 1), ...this.synonyms([word], own.size ? RANKING.leastSynonym : LIKELY)];
    const split = this.#split(word);
    if (sure.length) return [...sure, ...split];
    // Two words that are known are rather a compound than a word with two letters wrong.
    return [...split, ...this.#doubtful(word, isLast, split.length ? 1 : 2)];
  }

  /** The words and forms of words that a typing error can be meant for: a synonym of nothing on the site is none. */
  get typoTargets() {
    return this.#allTargets().filter(({ word }) => this.index.has(word) || this.#ofPart(word).size).map(({ form }) => form);
  }

  #doubtful(word, isLast, mostEdits) {
    const starts = isLast && !this.others.is(word) ? only(this.#prefix(word), RANKING.worth.prefix) : [];
    if (starts.length || this.others.isForm(word)) return starts;
    const near = this.synonyms([word]);
    return near.length ? near : this.#typo(word, mostEdits);
  }

  /** The other words of the groups that a row of folded words is in; `least`: how sure it must be that it is in them. */
  synonyms(row, least = RANKING.leastShared) {
    const groups = new Map();
    for (const { words, group } of this.#phrases(row[0])) raise(groups, group, sameness(words, row));
    return [...groups]
      .filter(([, same]) => same >= least)
      .flatMap(([group, same]) =>
        group
          .filter((words) => sameness(words, row) < RANKING.leastShared)
          .map((words) => ({ all: words.map((one) => this.meaning(one)), worth: RANKING.worth.synonym * same })),
      )
      .filter(({ all }) => all.every((meaning) => meaning.size));
  }

  /** How many words the longest synonym has. */
  get longestSynonym() {
    return this.longest;
  }

  /** The known words nearest to one that found nothing. */
  nearest(word) {
    return [...new Set(this.#nearest(word).places.map((place) => this.targets[place].word))];
  }

  #readSynonyms(groups) {
    this.phrases = new Map();
    this.longest = 1;
    for (const texts of groups) {
      const group = texts.map(contentWords).filter((words) => words.length);
      for (const words of group) {
        this.longest = Math.max(this.longest, words.length);
        if (words.length === 1) sureStems(words[0]).forEach((stem) => this.surely.add(stem));
        for (const stem of stems(words[0]).keys()) {
          this.phrases.set(stem, [...(this.phrases.get(stem) ?? []), { words, group }]);
        }
      }
    }
  }

  #phrases(word) {
    return [...new Set([...stems(word).keys()].flatMap((stem) => this.phrases.get(stem) ?? []))];
  }

  #addPart(part, word, worth) {
    if (!this.compoundsOf.has(part)) this.compoundsOf.set(part, []);
    this.compoundsOf.get(part).push([word, worth]);
  }

  #isKnown(part) {
    return sureStems(part).some((stem) => this.surely.has(stem));
  }

  #literal(part) {
    const meaning = this.meaning(part);
    // Indeling is what is said by deel ... in.
    const [particle, rest] = splitVerb(part) ?? [];
    if (particle && isStopWord(particle)) for (const [index, worth] of this.meaning(rest)) raise(meaning, index, worth * RANKING.worth.splitVerb);
    return meaning;
  }

  #ofPart(part) {
    const meaning = this.#literal(part);
    for (const { all, worth } of this.synonyms([part])) {
      if (all.length === 1) for (const [index, own] of all[0]) raise(meaning, index, own * worth);
    }
    return meaning;
  }

  #split(word) {
    const parts = this.#parts(word);
    const verb = splitVerb(word);
    const found = [];
    // One of the parts may be said in other words; both is too far: strafschop is not about sanctions for kicking.
    if (parts) {
      const [front, head] = parts;
      found.push({ all: [this.#literal(front), this.#ofPart(head)], worth: RANKING.worth.split });
      found.push({ all: [this.#ofPart(front), this.#literal(head)], worth: RANKING.worth.split });
    }
    found.push(...this.#lightSplit(word));
    if (verb && !this.meaning(word).size) {
      const [particle, rest] = verb;
      const all = [this.meaning(rest), ...(isStopWord(particle) ? [] : [this.meaning(particle)])];
      found.push({ all, worth: RANKING.worth.splitVerb });
    }
    return found.filter(({ all }) => all.every((meaning) => meaning.size));
  }

  // A compound may be found by one of its parts when the other says little: lesblokken are blokken.
  #lightSplit(word) {
    const known = (part) => this.#isKnown(part);
    const [modifier, head] = split(word, known, isLight) ?? split(word, isLight, known) ?? [];
    return head ? only(this.#ofPart(isLight(head) ? modifier : head), RANKING.worth.light) : [];
  }

  #parts(word) {
    const known = (part) => this.#isKnown(part);
    return split(word, known, known);
  }

  #prefix(word) {
    const found = new Map();
    if (word.length < RANKING.leastPrefix) return found;
    for (let index = this.#firstFrom(word); this.words[index]?.startsWith(word); index += 1) {
      raise(found, index, Math.sqrt(word.length / this.words[index].length));
      for (const [compound, share] of this.compoundsOf.get(index) ?? []) raise(found, compound, share);
    }
    return found;
  }

  #firstFrom(word) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #typo(word, mostEdits) {
    const found = new Map();
    const { distance, places } = this.#nearest(word, mostEdits);
    for (const place of places) {
      for (const [one, own] of this.#ofPart(this.targets[place].word)) raise(found, one, own);
    }
    return only(found, distance === 1 ? RANKING.worth.oneEdit : RANKING.worth.twoEdits).map((one) => ({ ...one, trust: RANKING.trustInTypo }));
  }

  // Word and known words are held together form by form: gestrafd is nearer to straf than to straffen.
  #nearest(word, mostEdits = 2) {
    let best = { distance: mostEdits, places: [] };
    for (const form of new Set([word, ...[...stems(word).keys()].filter((stem) => stem.length >= RANKING.leastForm)])) {
      const most = Math.min(allowed(form.length), best.distance);
      if (!most) continue;
      const found = this.#allTypos().nearest(form, most);
      if (!found.places.length) continue;
      if (found.distance < best.distance) best = found;
      else best.places.push(...found.places);
    }
    return best;
  }

  #allTypos() {
    this.typos ??= new Typos(this.#allTargets().map(({ form }) => form));
    return this.typos;
  }

  #stemsOf(word) {
    const index = this.index.get(word);
    return index === undefined ? stems(word) : readStems(this.stems[index]);
  }

  // Words and synonyms that a typing error can be meant for; made when the first one is asked for.
  #allTargets() {
    if (!this.targets) {
      const single = [...new Set([...this.phrases.values()].flat())].filter(({ words }) => words.length === 1);
      const known = new Set([...this.words, ...single.map(({ words }) => words[0])]);
      const forms = new Map();
      for (const word of known) {
        for (const [stem, sure] of this.#stemsOf(word)) if (sure >= LIKELY && !known.has(stem)) forms.set(stem, word);
        forms.set(word, word);
      }
      this.targets = [...forms].map(([form, word]) => ({ form, word }));
    }
    return this.targets;
  }
}

/** Stems of a word as text, and back. */
export function writeStems(found) {
  return [...found].map(([stem, sure]) => (sure === 1 ? stem : `${stem}:${Math.round(sure * 100)}`)).join(" ");
}

function readStems(text) {
  return text.split(" ").map((one) => {
    const [stem, sure] = one.split(":");
    return [stem, sure ? sure / 100 : 1];
  });
}

// How sure it is that two rows of words are the same, word by word.
function sameness(words, row) {
  return words.length === row.length ? Math.min(...words.map((word, index) => shared(word, row[index]))) : 0;
}

function shared(a, b) {
  const others = stems(b);
  return Math.max(0, ...[...stems(a)].map(([stem, sure]) => sure * (others.get(stem) ?? 0)));
}

function only(meaning, worth) {
  return meaning.size ? [{ all: [meaning], worth }] : [];
}

function raise(meaning, index, worth) {
  if (!(meaning.get(index) >= worth)) meaning.set(index, worth);
}

/** Whether a folded word says little in a school: kind, klas, gedrag. */
export function isLight(part) {
  return sureStems(part).some((stem) => LIGHT.has(stem));
}
