/** How a statement writes its dates; `dmy` is usual in both countries. */
export const dateOrders = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A day of the bank's calendar, and the minute of it where the statement tells one. */
export interface StatementDate {
  /** yyyy-mm-dd */
  readonly day: string;
  /** HH:mm, by the bank's clock. */
  readonly time: string | null;
}

const months = [
  "ene|jan",
  "feb",
  "mar",
  "abr|apr",
  "may",
  "jun",
  "jul",
  "ago|aug",
  "sep|set",
  "oct",
  "nov",
  "dic|dec",
].map((names) => new RegExp(`^(?:${names})`, "iu"));

/** @returns `null` where it is no date of the calendar in this order */
export function readStatementDate(text: string, order: DateOrder): StatementDate | null {
  // A spreadsheet's apostrophe keeps figures as text.
  const bare = text.trim().replace(/^'/u, "");
  const [date = "", clock = ""] = bare.split(/(?:,?\s+|T)(?=\d{1,2}:)/u);
  const parts = partsOf(date.trim(), order);
  const [first = "", second = "", third = ""] = parts;
  if (parts.length !== 3) return null;
  const isYearFirst = /^\d{4}$/u.test(first);
  const [year, month, dayOfMonth] =
    isYearFirst || order === "ymd"
      ? [first, second, third]
      : order === "dmy"
        ? [third, second, first]
        : [third, first, second];
  const day = toDay(year, monthNumber(month), dayOfMonth);
  const time = clock === "" ? null : readStatementTime(clock);
  if (day === null || (clock !== "" && time === null)) return null;
  // A spreadsheet adds it to a day alone.
  return { day, time: time === "00:00" ? null : time };
}

/** @param order says where "20112026" has its year */
function partsOf(date: string, order: DateOrder): readonly string[] {
  if (!/^\d{8}$/u.test(date)) return date.split(/[-/.\s]+/u);
  const cuts = order === "ymd" ? [4, 6] : [2, 4];
  return [date.slice(0, cuts[0]), date.slice(...cuts), date.slice(cuts[1])];
}

/** "14:32", "14:32:05", "2:32 PM" → HH:mm */
export function readStatementTime(text: string): string | null {
  const [, hour = "", minute = "", half = ""] =
    /^\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?\s?m\.?)?(?:Z|[-+]\d{2}:?\d{2})?\s*$/iu.exec(
      text,
    ) ?? [];
  if (hour === "") return null;
  const afternoon = half.toLowerCase().startsWith("p");
  const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (afternoon ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return null;
  return `${String(hours).padStart(2, "0")}:${minute}`;
}

/**
 * The order in which every one of these dates can be read.
 * @returns `null` where there is none; of several the first of `dateOrders`
 */
export function dateOrderOf(texts: readonly string[]): DateOrder | null {
  const fits = (order: DateOrder) => texts.every((text) => readStatementDate(text, order) !== null);
  return dateOrders.find((order) => fits(order)) ?? null;
}

function monthNumber(text: string): string {
  const named = months.findIndex((month) => month.test(text));
  return named === -1 ? text : String(named + 1);
}

function toDay(year: string, month: string, dayOfMonth: string): string | null {
  if (!/^(?:\d{2}|\d{4})$/u.test(year) || !/^\d{1,2}$/u.test(month)) return null;
  if (!/^\d{1,2}$/u.test(dayOfMonth)) return null;
  const full = year.length === 2 ? `20${year}` : year;
  const day = `${full}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
  // "20261120" read the other way round is a day of the year 1120.
  if (full < "1990" || full > "2199") return null;
  const date = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}
