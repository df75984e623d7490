// One Node for many questions: reads the path of a module a line, runs it, and writes what it logged as a line.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

let logged = "";
console.log = (text) => (logged = text);
for await (const path of createInterface({ input: process.stdin })) {
  let answer;
  try {
    logged = "null";
    await import(pathToFileURL(path).href);
    answer = { value: JSON.parse(logged) };
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
