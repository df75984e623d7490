// Run by Node while the site is built: pages, themes and synonyms on standard input -> the files of the index in a folder.
// What an earlier index found of the word list stands in `memory`, which may be deleted.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { makeIndex } from "./index.js";
import { recall, remember } from "./memory.mjs";

const { dictionary, memory, out, ...asked } = JSON.parse(readFileSync(0, "utf8"));
const known = recall(memory);
const made = makeIndex(asked, () => readFileSync(dictionary, "utf8"), known);
mkdirSync(out, { recursive: true });
for (const [name, value] of Object.entries(made.files)) {
  writeFileSync(`${out}/${name}.js`, `receive(${JSON.stringify(name)},${JSON.stringify(value)})`);
}
if (made.memory !== known) remember(made.memory, memory, `${out}.geheugen`);
