// Whatever comes from outside a page is held against its schema in "#generated/shapes.js" before anything of it is used:
// saved files, lists, what a browser kept, what another tab says, what was read from a PDF or Word file.
import { files as words } from "#generated/words.js";
import { fill } from "./words.js";

const compiled = new Map(); // a file may hold many names to hold against the same patterns

const TYPES = {
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  null: (value) => value === null,
};

/** What does not fit its schema; `fault` says it in Dutch, and `place` where it stands. */
export class OutsideError extends Error {
  constructor(fault, path) {
    super(`${fault} (${path})`);
    this.fault = fault;
    this.place = path.join(", ");
  }
}

/**
 * Returns a copy of `value` with what `shape` names, and nothing else.
 * @param {any} shape  of the keywords of JSON schema those that macros/card/shapes.py uses
 * @param {any} value @param {Array<string|number>} path  where it stands
 * @throws {OutsideError} when it does not fit
 */
export function taken(shape, value, path = []) {
  const fault = faultOf(shape, value);
  if (fault) throw new OutsideError(fault, path);
  if (shape.items) return value.map((part, place) => taken(shape.items, part, [...path, place + 1]));
  if (!shape.properties && !shape.patternProperties) return value;
  for (const name of shape.required ?? []) {
    if (!Object.hasOwn(value, name)) throw new OutsideError(words.missing, [...path, name]);
  }
  const parts = Object.keys(value).flatMap((name) => {
    const part = partOf(shape, name);
    return part ? [[name, taken(part, value[name], [...path, name])]] : [];
  });
  return Object.fromEntries(parts);
}

/** @returns {any} the schema of the part of an object with this name; undefined when the object has no such part */
export function partOf({ properties = {}, patternProperties = {} }, name) {
  if (Object.hasOwn(properties, name)) return properties[name];
  return Object.entries(patternProperties).find(([pattern]) => fits(pattern, name))?.[1];
}

/** @returns {any} as `taken`; null when it does not fit */
export function takenOrNull(shape, value) {
  try {
    return taken(shape, value);
  } catch (error) {
    if (error instanceof OutsideError) return null;
    throw error;
  }
}

/** @returns {any} the value of a JSON text; undefined when it is none */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// What each keyword asks, in the order in which it is asked: a text is not measured before it is known to be one.
const HOLDS = {
  type: (value, types) => [types].flat().some((name) => TYPES[name](value)),
  enum: (value, choices) => choices.includes(value),
  format: (value) => value === "" || isDay(value),
  pattern: (value, pattern) => fits(pattern, value),
  minimum: (value, least) => value >= least,
  maximum: (value, most) => value <= most,
  maxLength: (value, most) => value.length <= most,
  minItems: (value, least) => value.length >= least,
  maxItems: (value, most) => value.length <= most,
};

const SAYS = {
  enum: (shape, value) =>
    fill(words.choice_fault, { value: quoted(value), choices: shape.enum.filter(Boolean).join(", ") }),
  maxLength: (shape) => fill(words.length_fault, { most: shape.maxLength }),
  minItems: (shape) => word(shape.too_few),
  maxItems: (shape) => fill(word(shape.too_many), { most: shape.maxItems }),
};

/** What is wrong with a value itself, its parts left aside; null when nothing is. */
function faultOf(shape, value) {
  const broken = Object.keys(HOLDS).find((keyword) => keyword in shape && !HOLDS[keyword](value, shape[keyword]));
  if (!broken) return null;
  return SAYS[broken] ? SAYS[broken](shape, value) : word(shape.fault ?? "files.missing");
}

function fits(pattern, text) {
  if (!compiled.has(pattern)) compiled.set(pattern, new RegExp(pattern));
  return compiled.get(pattern).test(text);
}

// Of this part of the catalogue alone: the whole of it would come along with every page.
const word = (name) => words[name.replace("files.", "")];

/** @returns {string} what stands in a file, as it can be said: in part, and between quotation marks */
export const quoted = (value) =>
  typeof value === "string" && value ? fill(words.quoted, { text: value.slice(0, 40) }) : words.unknown;

/** @returns {boolean} whether it is a day that exists, yyyy-mm-dd */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
