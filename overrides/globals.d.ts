// What the scripts find beside the modules that they import: names that other scripts of the site set.

/** A card as kaarten/<name>.lijst.js brings it: see macros/html/list_data.py. */
interface ListCard {
  label: string;
  path: string;
  measures: Record<string, { short: string; html: string }>;
  withdrawn: Record<string, { reason: string; replacedBy: number[] }>;
}

interface Window {
  fkCards?: Record<string, ListCard>;
  /** The blank files of a card in base64, by card and kind: see macros/exports/take_away.py. */
  fkFiles?: Record<string, Record<string, string>>;
  /** The PDF with the fonts in base64: see macros/exports/pdf/letters.py. */
  fkLetters?: string;
  /** What the bundle of overrides/filled/tools.js brings. */
  fkTakeAway?: Record<string, Function>;
  fkTakeAwayText?: string;
  /** Stops noting which fields changed before the script of the page, and gives them: see overrides/filled/early.js. */
  fkEarly?: () => Set<EventTarget>;
  /** Takes a file of the index: see overrides/search/build.mjs. */
  receive: (name: string, value: any) => void;
}

declare function importScripts(...addresses: string[]): void | Promise<void>;

declare module "node:crypto";
declare module "node:fs";
declare module "node:v8";

/** A part of a Word file, as text. */
declare module "*.xml" {
  const text: string;
  export default text;
}
