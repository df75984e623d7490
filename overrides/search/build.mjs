// Run by Node while the site is built: pages, themes and synonyms on standard input -> the files of the index in a folder.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { makeIndex } from "./index.js";

const { dictionary, out, ...asked } = JSON.parse(readFileSync(0, "utf8"));
mkdirSync(out, { recursive: true });
for (const [name, value] of Object.entries(makeIndex(asked, readFileSync(dictionary, "utf8")))) {
  writeFileSync(`${out}/${name}.js`, `receive(${JSON.stringify(name)},${JSON.stringify(value)})`);
}
