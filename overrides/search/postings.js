// In which entries a word stands -> text, small: entry numbers as gaps, each followed by one byte that says how much the
// word weighs there.

const WEIGHTS = 256;

/** An entry and how much a word weighs there (1 to 255) as one number, which takes the least memory. */
export function posting(entry, weight) {
  return entry * WEIGHTS + weight;
}

/** @param {number[]} postings  entries rising */
export function encode(postings) {
  const bytes = [];
  let before = -1;
  for (const one of postings) {
    const entry = Math.floor(one / WEIGHTS);
    writeNumber(bytes, entry - before - 1);
    bytes.push(one % WEIGHTS);
    before = entry;
  }
  return toText(bytes);
}

/** @returns {{entries: Uint32Array, weights: Uint8Array}} */
export function decode(text) {
  const bytes = toBytes(text);
  const entries = new Uint32Array(bytes.length / 2);
  const weights = new Uint8Array(bytes.length / 2);
  const at = { index: 0 };
  let count = 0;
  for (let before = -1; at.index < bytes.length; count += 1) {
    before += readNumber(bytes, at) + 1;
    entries[count] = before;
    weights[count] = bytes[at.index];
    at.index += 1;
  }
  return { entries: entries.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Rising numbers as gaps. */
export function encodeRising(numbers) {
  const bytes = [];
  let before = 0;
  for (const number of numbers) {
    writeNumber(bytes, number - before);
    before = number;
  }
  return toText(bytes);
}

export function decodeRising(text) {
  const bytes = toBytes(text);
  const numbers = [];
  const at = { index: 0 };
  for (let before = 0; at.index < bytes.length; ) {
    before += readNumber(bytes, at);
    numbers.push(before);
  }
  return numbers;
}

// Seven bits a byte, the lowest first; the eighth says that more follow.
function writeNumber(bytes, number) {
  let rest = number;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function readNumber(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at.index];
    at.index += 1;
    number |= (byte & 127) << shift;
    if (byte < 128) return number;
  }
}

function toText(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.slice(start, start + 8192));
  }
  return btoa(text);
}

function toBytes(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let index = 0; index < raw.length; index += 1) bytes[index] = raw.charCodeAt(index);
  return bytes;
}
