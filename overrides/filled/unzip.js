// Taking parts out of a zip file of somebody else: what it says of itself is not believed, what comes out of it is counted.
import { Inflate } from "fflate";
import { MOST_UNPACKED } from "#generated/contract.js";
import { documents as words } from "#generated/words.js";
import { TakeAwayError } from "./take-away-error.js";

const [ENTRY, END] = [0x02014b50, 0x06054b50]; // what a line of the table of contents begins with, and what ends it
const [ENTRY_SIZE, START_SIZE, END_SIZE] = [46, 30, 22];
const LONGEST_COMMENT = 0xffff;
const [STORED, DEFLATED] = [0, 8];
const STEP = 4096; // packed bytes at a time: at most a thousand times as much comes out of them

/**
 * @param {Uint8Array} bytes @param {string[]} wanted  names of parts
 * @returns {Object<string, Uint8Array>} those that are in it, by name
 * @throws {TakeAwayError} when more comes out than a file of ours can hold; any error when it is no sound zip file
 */
export function takeOut(bytes, wanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = {};
  let left = MOST_UNPACKED;
  for (const { name, method, packed } of entries(bytes, view)) {
    // A name that comes back counts once, however often it does.
    if (!wanted.includes(name) || Object.hasOwn(parts, name)) continue;
    if (![STORED, DEFLATED].includes(method)) throw new RangeError(`packed in a way that Word does not know: ${method}`);
    parts[name] = method === STORED ? packed : inflate(packed, left);
    left -= parts[name].length;
  }
  return parts;
}

function* entries(bytes, view) {
  const decoder = new TextDecoder();
  const end = endOf(view);
  const number = view.getUint16(end + 10, true);
  let place = view.getUint32(end + 16, true);
  for (let entry = 0; entry < number; entry += 1) {
    if (view.getUint32(place, true) !== ENTRY) throw new RangeError("no entry");
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(place + offset, true));
    const [size, start] = [view.getUint32(place + 20, true), view.getUint32(place + 42, true)];
    const name = decoder.decode(bytes.subarray(place + ENTRY_SIZE, place + ENTRY_SIZE + nameLength));
    const data = start + START_SIZE + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    yield { name, method: view.getUint16(place + 10, true), packed: bytes.subarray(data, data + size) };
    place += ENTRY_SIZE + nameLength + extra + comment;
  }
}

/** The place of the end of the table of contents, which a comment may follow. */
function endOf(view) {
  for (let place = view.byteLength - END_SIZE; place >= view.byteLength - END_SIZE - LONGEST_COMMENT; place -= 1) {
    if (view.getUint32(place, true) === END) return place;
  }
  throw new RangeError("no zip file");
}

function inflate(packed, most) {
  const pieces = [];
  let length = 0;
  const reader = new Inflate((piece) => {
    length += piece.length;
    if (length > most) throw new TakeAwayError(words.too_hard);
    pieces.push(piece);
  });
  for (let place = 0; place < packed.length; place += STEP) {
    reader.push(packed.subarray(place, place + STEP), place + STEP >= packed.length);
  }
  const whole = new Uint8Array(length);
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}
