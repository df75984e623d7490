// What an index found of the word list, in a file for the next one. The file may be deleted, and another build may be
// reading or writing it: it is written beside and renamed, and one that is damaged in any way is as one that is not there.
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";

const SIZE = 20; // bytes of a digest, which stands before what it is of

/** @param {string} file @returns {import("./index.js").Memory | undefined} */
export function recall(file) {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(SIZE);
    return digest(content).equals(bytes.subarray(0, SIZE)) ? deserialize(content) : undefined;
  } catch {
    return undefined; // there is none, or a newer Node wrote it
  }
}

/** @param {import("./index.js").Memory} memory @param {string} file @param {string} beside  a name that nobody else uses */
export function remember(memory, file, beside) {
  const content = serialize(memory);
  writeFileSync(beside, digest(content));
  appendFileSync(beside, content);
  renameSync(beside, file);
}

function digest(content) {
  return createHash("sha1").update(content).digest();
}
