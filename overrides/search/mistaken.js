// Which Dutch words would be taken for a word of the index if nobody knew that they are Dutch: as a typing error of one,
// as the start of one, or as a synonym by a stem that is not sure.
import { RANKING } from "./ranking.js";
import { LIKELY } from "./stem.js";

/**
 * @param {import("./vocabulary.js").Vocabulary} lexicon
 * @param {import("./word-list.js").WordList} list
 * @param {Uint32Array} near  by the number of a text of the list: whether it is a typing error away from a word of the index
 * @returns {number[]} numbers of words
 */
export function mistakenWords(lexicon, list, near) {
  const known = new Float64Array(list.size); // how sure each stem is one of a word of the index
  for (const [stem, of] of lexicon.byStem) mark(known, list.find(stem), Math.max(...of.map(([, sure]) => sure)));
  const ofSynonym = new Uint8Array(list.size);
  for (const stem of lexicon.phrases.keys()) mark(ofSynonym, list.find(stem), 1);
  const starts = startsOf(lexicon.words, list);

  const isKnown = (stem, sure) => sure * known[stem] >= RANKING.leastShared;
  const isSynonym = (stem) => ofSynonym[stem] === 1;
  const isNear = (stem) => near[stem] > 0 && list.lengthOf(stem) >= RANKING.leastForm;
  const found = [];
  for (let word = 0; word < list.words; word += 1) {
    if (list.someStem(word, isKnown)) continue;
    const isSaid = list.someStem(word, isSynonym) ? (least) => lexicon.synonyms([list.at(word)], least).length > 0 : never;
    if (isSaid(LIKELY)) continue;
    if (near[word] || starts[word] || list.someStem(word, isNear) || isSaid(RANKING.leastShared)) found.push(word);
  }
  return found;
}

const never = () => false;

// The words of the list that a word of the index, which stand in order, starts with.
function startsOf(words, list) {
  const starts = new Uint8Array(list.size);
  let before = "";
  for (const word of words) {
    let size = RANKING.leastPrefix;
    while (size <= word.length && before.startsWith(word.slice(0, size))) size += 1;
    for (; size <= word.length; size += 1) mark(starts, list.find(word.slice(0, size)), 1);
    before = word;
  }
  return starts;
}

function mark(marks, place, value) {
  if (place >= 0) marks[place] = value;
}
