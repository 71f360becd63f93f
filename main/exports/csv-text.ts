import { fractionDigits, type Currency, type Locale } from "../../contract/money.ts";
import { columnKinds, type ExportRow } from "./export-row.ts";
import { exportColumns } from "./export-words.ts";

/** How the Excel of a country reads a CSV: by its computer's list separator and decimal mark. */
interface CsvDialect {
  readonly separator: "," | ";";
  readonly decimalMark: "." | ",";
}

export const csvDialects: Readonly<Record<Locale, CsvDialect>> = {
  "es-CL": { separator: ";", decimalMark: "," },
  "es-MX": { separator: ",", decimalMark: "." },
  en: { separator: ",", decimalMark: "." },
};

/** Tells Excel that the file is UTF-8. */
export const byteOrderMark = "\uFEFF";

export function csvHead(headings: readonly string[], dialect: CsvDialect): string {
  return toLine(headings.map(guarded), dialect);
}

export function csvLine({ cells, currency }: ExportRow, dialect: CsvDialect): string {
  const fields = exportColumns.map((column, index) => {
    const cell = cells[index] ?? null;
    if (cell === null) return "";
    if (typeof cell === "number") return decimal(cell, currency, dialect);
    return columnKinds[column] === "text" ? guarded(cell) : cell;
  });
  return toLine(fields, dialect);
}

/** RFC 4180: what holds a separator, a quote or a line's end is quoted, and quotes are doubled. */
function toLine(fields: readonly string[], { separator }: CsvDialect): string {
  const quoted = fields.map((field) =>
    /[",;\r\n]|^\s|\s$/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field,
  );
  return `${quoted.join(separator)}\r\n`;
}

/**
 * Text that a spreadsheet would not leave as it is gets an apostrophe before it: what would be
 * computed (= + - @, also after blanks and as full-width signs), and what would become a number or
 * a date (an operation number with its leading zeros, a reference 1-2). What begins with an
 * apostrophe gets one more, so that one taken away is always the original.
 */
const altered =
  /^(?:['\t\r\n=+\-@＝＋－＠]|\s+[=+\-@＝＋－＠]|[\s\d.,:/$€£¥%()eE-]*\d[\s\d.,:/$€£¥%()eE-]*$|(?:true|false|verdadero|falso)$)/iu;

/** An hour with its half of the day: "5 A", "11:30 p. m.". */
const hour = /^\s*\d{1,2}(?::\d{2}){0,2}\s+[ap]\.?(?:\s*m\.?)?\s*$/iu;

/** A month's name with a number before or behind it, as Excel reads both of our languages: "MAR-12", "5 de mayo". */
const month =
  /^(?=.*\d)[\s\d.,/-]*(?:de\s+)?(?:ene(?:ro)?|jan(?:uary)?|feb(?:rero|ruary)?|mar(?:zo|ch)?|abr(?:il)?|apr(?:il)?|mayo?|jun(?:io|e)?|jul(?:io|y)?|ago(?:sto)?|aug(?:ust)?|sept?(?:iembre|ember)?|oct(?:ubre|ober)?|nov(?:iembre|ember)?|dic(?:iembre)?|dec(?:ember)?)(?:\s+del?\s)?[\s\d.,/-]*$/iu;

/** Text as a spreadsheet shows it letter for letter (docs/decisions/0048). */
export function guarded(text: string): string {
  const isAltered = [altered, hour, month].some((pattern) => pattern.test(text));
  return isAltered ? `'${text}` : text;
}

/** A plain number without thousands' separators. @param amount in the smallest unit */
function decimal(amount: number, currency: Currency, { decimalMark }: CsvDialect): string {
  const digits = fractionDigits[currency];
  if (digits === 0) return String(amount);
  const padded = String(amount).padStart(digits + 1, "0");
  return `${padded.slice(0, -digits)}${decimalMark}${padded.slice(-digits)}`;
}
