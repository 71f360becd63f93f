import { addDays } from "./business-day.ts";

/** Day and month of the holidays that never move (Ley 2.977, 19.973, 20.148 and others). */
const fixedHolidays = new Set([
  "01-01",
  "05-01",
  "05-21",
  "07-16",
  "08-15",
  "09-18",
  "09-19",
  "11-01",
  "12-08",
  "12-25",
  // Banks do not open on the last day of the year.
  "12-31",
]);

/**
 * Whether Chile's banks work on a day (yyyy-mm-dd), by the laws of 2026 (https://www.feriados.cl).
 * A holiday that is decreed for once, as for a census, is not known here.
 */
export function isChileanBankDay(day: string): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return false;
  return !isHoliday(day);
}

/** The first bank day after `day`. */
export function nextChileanBankDay(day: string): string {
  let next = addDays(day, 1);
  while (!isChileanBankDay(next)) next = addDays(next, 1);
  return next;
}

function isHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  const monthDay = day.slice(5);
  if (fixedHolidays.has(monthDay)) return true;
  const weekday = weekdayOf(day);
  // Ley 20.983: a Monday after New Year's Sunday, and the Friday before the Independence days.
  if (monthDay === "01-02") return weekday === 1;
  // Ley 20.215: Monday the 17th and Friday the 20th join the Independence days to a weekend.
  if (monthDay === "09-17") return weekday === 1 || weekday === 5;
  if (monthDay === "09-20") return weekday === 5;
  const moving = [
    addDays(easterSunday(year), -2),
    addDays(easterSunday(year), -1),
    winterSolstice(year),
    nearestMonday(`${year}-06-29`),
    nearestMonday(`${year}-10-12`),
    reformationDay(year),
  ];
  return moving.includes(day);
}

/** Sunday is 0. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}

/** Ley 21.357: the day of the winter solstice in Chile; this rule holds from 2022 to 2035. */
function winterSolstice(year: number): string {
  return `${year}-06-${year % 4 < 2 ? 20 : 21}`;
}

/** Ley 19.668: from Tuesday to Thursday it moves to that week's Monday, from Friday to the next. */
function nearestMonday(day: string): string {
  const weekday = weekdayOf(day);
  if (weekday >= 2 && weekday <= 4) return addDays(day, 1 - weekday);
  return weekday === 5 ? addDays(day, 3) : day;
}

/** Ley 20.299: 31 October; a Tuesday moves to the Friday before, a Wednesday to the Friday after. */
function reformationDay(year: number): string {
  const day = `${year}-10-31`;
  const weekday = weekdayOf(day);
  if (weekday === 2) return addDays(day, -4);
  return weekday === 3 ? addDays(day, 2) : day;
}

/** The Gregorian computus in Meeus' form. */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
