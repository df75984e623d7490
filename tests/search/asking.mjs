// Run by Node: asks the search many queries without a browser, with other numbers in its ranking when told so.
// Standard input: {index, dictionary, sets: {name: {asked, queries}}, changes: [null | [path, value]]}
// -> for each change, by set, the links of each query in the order shown.
import { readFileSync } from "node:fs";
import { answer } from "../../overrides/search/answer.js";
import { Engine } from "../../overrides/search/engine.js";
import { makeIndex } from "../../overrides/search/index.js";
import { RANKING } from "../../overrides/search/ranking.js";

const { dictionary, sets, changes } = JSON.parse(readFileSync(0, "utf8"));
const words = readFileSync(dictionary, "utf8");
const results = [];
let memory;
for (const change of changes) {
  const undo = change ? set(...change) : () => {};
  const result = {};
  for (const [name, { asked, queries }] of Object.entries(sets)) {
    const made = makeIndex(asked, () => words, memory);
    memory = made.memory;
    result[name] = await askAll(made.files, queries);
  }
  results.push(result);
  undo();
}
console.log(JSON.stringify(results));

async function askAll(index, queries) {
  const load = async (names) => names.map((name) => index[name]);
  const engine = new Engine(index.start, load);
  const answers = [];
  for (const query of queries) {
    const { groups } = await answer(engine, load, query);
    answers.push(groups.flatMap(inOrder));
  }
  return answers;
}

const inOrder = ({ heading, hits, more }) => [heading, ...hits, ...more].map(({ location, isHit }) => [location, Number(isHit)]);

function set(path, value) {
  const names = path.split(".");
  const last = names.pop();
  const place = names.reduce((object, name) => object[name], RANKING);
  const before = place[last];
  place[last] = value;
  return () => (place[last] = before);
}
