// Days in the person's own time zone: by UTC it is yesterday here until an hour or two past midnight.
import { language } from "#generated/words.js";
import { fill } from "../words.js";

/** @returns {string} today, yyyy-mm-dd */
export const today = () => dayOf(new Date());

/** @param {Date|string} instant  such as 2026-11-23T23:30:00.000Z @returns {string} its day, yyyy-mm-dd; "" when it is none */
export function dayOf(instant) {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  const two = (number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** @returns {string} yyyy-mm-dd as "24 november 2026"; any other text as it is (dutch_date of wording.py says the same) */
export function dutchDate(day) {
  const [, year, month, number] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const name = language.months[Number(month) - 1];
  return name ? fill(language.date, { day: Number(number), month: name, year }) : day;
}
