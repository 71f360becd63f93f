import type { Currency } from "../../contract/money.ts";
import type { ColumnMapping } from "../../contract/statement.ts";
import { guessMapping } from "./column-mapping.ts";
import type { Movement } from "./statement-check.ts";
import { isSumLine } from "./is-sum-line.ts";
import { statementManner, type Manner, type StatementColumns } from "./statement-manner.ts";
import { readStatementAmount } from "./statement-amount.ts";
import { readStatementDate, readStatementTime } from "./statement-date.ts";
import { headingOf } from "./statement-heading.ts";
import { readRows, recogniseForm, type Row } from "./statement-file.ts";

/** What the beginning of a statement shows, for choosing its columns. */
export interface StatementHead extends StatementColumns {
  readonly guess: ReturnType<typeof guessMapping>;
  /** Some lines below the headings. */
  readonly sample: readonly (readonly string[])[];
}

/** A line that may tell of money, but cannot be read. */
export interface UnreadLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly why: Unread;
}

/** `columns`: it has more cells than there are columns, so that none can be told from another. */
export type Unread = "date" | "amount" | "columns";

export interface ReadStatement {
  /** What came in. */
  readonly movements: readonly Movement[];
  /** The first and the last day of any movement, in or out; `null`: there is none. */
  readonly days: { readonly first: string; readonly last: string } | null;
  /** Lines of money that left, and those without an amount. */
  readonly passedOver: number;
  /** At most `mostUnread` of them. */
  readonly unread: readonly UnreadLine[];
  readonly unreadCount: number;
  /** There are more movements than can be checked at once: these are the first ones. */
  readonly cut: boolean;
}

export const mostMovements = 300_000;
const mostUnread = 200;
const headLines = 60;
const sampleLines = 8;

/** @throws StatementFileError */
export async function readHead(file: Blob): Promise<StatementHead> {
  const form = await recogniseForm(file);
  const rows: Row[] = [];
  for await (const some of readRows(file, form)) {
    rows.push(...some.slice(0, headLines));
    if (rows.length >= headLines) break;
  }
  const first = rows.slice(0, headLines);
  const { headingLine, headings } = headingOf(first);
  const below = first.filter(({ line }) => line > headingLine).map(({ cells }) => cells);
  return {
    form,
    headingLine,
    headings,
    guess: guessMapping(headings, below),
    sample: below.slice(0, sampleLines),
  };
}

/**
 * Reads a whole statement by its mapping. Nothing is guessed: a line that cannot be read is told.
 * @param onProgress bytes read so far
 * @throws StatementFileError
 */
export async function readStatement(
  file: Blob,
  columns: StatementColumns,
  mapping: ColumnMapping,
  currency: Currency,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<ReadStatement> {
  const { form, headingLine } = columns;
  const manner = await statementManner(file, columns, mapping);
  const movements: Movement[] = [];
  const unread: UnreadLine[] = [];
  let unreadCount = 0;
  let passedOver = 0;
  let cut = false;
  let first: string | null = null;
  let last: string | null = null;

  function take({ cells, line }: Row): void {
    const read = readRow(cells, mapping, manner, currency);
    if (read === null) {
      passedOver += 1;
      return;
    }
    if (typeof read === "string") {
      unreadCount += 1;
      if (unread.length < mostUnread) unread.push({ line, cells, why: read });
      return;
    }
    first = first === null || read.day < first ? read.day : first;
    last = last === null || read.day > last ? read.day : last;
    if (read.amount <= 0) passedOver += 1;
    else if (movements.length < mostMovements) movements.push({ line, ...read });
    else cut = true;
  }

  for await (const rows of readRows(file, form, onProgress)) {
    for (const row of rows) if (row.line > headingLine) take(row);
    if (cut) break;
  }
  const days = first === null || last === null ? null : { first, last };
  return { movements, days, passedOver, unread, unreadCount, cut };
}

/** @returns `null` for a line that tells of no money; why where it cannot be read */
function readRow(
  cells: readonly string[],
  mapping: ColumnMapping,
  { direction, order, width }: Manner,
  currency: Currency,
): Omit<Movement, "line"> | null | Unread {
  const at = (column: number | null) => (column === null ? "" : (cells[column] ?? ""));
  const amountText = at(mapping.amount);
  const dateText = at(mapping.date);
  // A separator within a name that was not quoted pushes the amount out of its column.
  if (cells.findLastIndex((cell) => cell !== "") >= width) return "columns";
  // A line of money that left has nothing, or a dash, in the column of what came.
  if (/^[-\u2013\u2014$\s]*$/u.test(amountText)) return null;
  if (!/\d/u.test(dateText)) return isSumLine(cells) ? null : "date";
  const date = readStatementDate(dateText, order);
  if (date === null) return "date";
  const figure = readStatementAmount(amountText, currency);
  const side = mapping.sign === null ? null : direction(at(mapping.sign));
  // Money that came in and yet is negative, or a word that says neither: a person has to look.
  if (figure === null || (mapping.sign !== null && side === null)) return "amount";
  if (side === "in" && figure < 0) return "amount";
  const amount = side === "out" ? -Math.abs(figure) : figure;
  return {
    day: date.day,
    time: mapping.time === null ? date.time : readStatementTime(at(mapping.time)),
    amount,
    operation: at(mapping.operation) || null,
    bank: at(mapping.bank) || null,
  };
}
