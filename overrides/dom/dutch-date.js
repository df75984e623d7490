import { language } from "#generated/words.js";
import { fill } from "../words.js";

/** @returns {string} yyyy-mm-dd as "24 november 2026"; any other text as it is */
export function dutchDate(day) {
  const [, year, month, number] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const name = language.months[Number(month) - 1];
  return name ? fill(language.date, { day: Number(number), month: name, year }) : day;
}
