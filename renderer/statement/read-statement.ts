import type { Currency } from "../../contract/money.ts";
import type { ColumnMapping } from "../../contract/statement.ts";
import { guessMapping } from "./column-mapping.ts";
import type { Movement } from "./statement-check.ts";
import { directionReader } from "./movement-direction.ts";
import { readStatementAmount } from "./statement-amount.ts";
import {
  dateOrderOf,
  readStatementDate,
  readStatementTime,
  type DateOrder,
} from "./statement-date.ts";
import { readRows, recogniseForm, type FileForm, type Row } from "./statement-file.ts";

/** What the beginning of a statement shows, for choosing its columns. */
export interface StatementHead {
  readonly form: FileForm;
  /** The line with the columns' names; what stands above it tells of the account. */
  readonly headingLine: number;
  readonly headings: readonly string[];
  readonly guess: ReturnType<typeof guessMapping>;
  /** Some lines below the headings. */
  readonly sample: readonly (readonly string[])[];
}

/** A line that has something where a date or an amount should be, but cannot be read. */
export interface UnreadLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly why: "date" | "amount";
}

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
const dateSamples = 500;

/** @throws StatementFileError */
export async function readHead(file: Blob): Promise<StatementHead> {
  const form = await recogniseForm(file);
  const rows: Row[] = [];
  for await (const some of readRows(file, form)) {
    rows.push(...some);
    if (rows.length >= headLines) break;
  }
  const first = rows.slice(0, headLines);
  const heading = headingOf(first);
  const headings = heading?.cells ?? [];
  const below = first.filter(({ line }) => line > (heading?.line ?? 0)).map(({ cells }) => cells);
  return {
    form,
    headingLine: heading?.line ?? 0,
    headings,
    guess: guessMapping(headings, below),
    sample: below.slice(0, sampleLines),
  };
}

/** The line whose cells name a date and an amount; where none does, the first one that is as wide as any. */
function headingOf(rows: readonly Row[]): Row | undefined {
  const named = rows.find(({ cells }) => {
    const { amount, date } = guessMapping(cells);
    return date !== null && amount !== null && cells.every((cell) => !/^\d/u.test(cell));
  });
  const widest = Math.max(0, ...rows.map(({ cells }) => filled(cells)));
  return named ?? rows.find(({ cells }) => filled(cells) === widest);
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== "").length;
}

/**
 * Reads a whole statement by its mapping. Nothing is guessed: a line that cannot be read is told.
 * @param onProgress bytes read so far
 * @throws StatementFileError
 */
export async function readStatement(
  file: Blob,
  { form, headingLine }: Pick<StatementHead, "form" | "headingLine">,
  mapping: ColumnMapping,
  currency: Currency,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<ReadStatement> {
  const manner = await mannerOf(file, { form, headingLine }, mapping);
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

/** @returns `null` for a line that tells of no money; `date` or `amount` for what cannot be read */
function readRow(
  cells: readonly string[],
  mapping: ColumnMapping,
  { direction, order }: Manner,
  currency: Currency,
): Omit<Movement, "line"> | null | "date" | "amount" {
  const at = (column: number | null) => (column === null ? "" : (cells[column] ?? ""));
  const amountText = at(mapping.amount);
  const dateText = at(mapping.date);
  // A sum's line has no date; a line of money that left has nothing, or a dash, in the column of what came.
  if (/^[-\u2013\u2014$\s]*$/u.test(amountText) || !/\d/u.test(dateText)) return null;
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

/** How this statement writes what could be read in two ways. */
interface Manner {
  readonly order: DateOrder;
  readonly direction: ReturnType<typeof directionReader>;
}

/** By the statement's first lines: 03/04 alone could be either. */
async function mannerOf(
  file: Blob,
  { form, headingLine }: Pick<StatementHead, "form" | "headingLine">,
  mapping: ColumnMapping,
): Promise<Manner> {
  const texts: string[] = [];
  const signs: string[] = [];
  for await (const rows of readRows(file, form)) {
    for (const { cells, line } of rows) {
      const text = cells[mapping.date] ?? "";
      if (line <= headingLine || !/\d/u.test(text)) continue;
      texts.push(text);
      if (mapping.sign !== null) signs.push(cells[mapping.sign] ?? "");
    }
    if (texts.length >= dateSamples) break;
  }
  // One line that is no date must not turn all others round.
  const order = dateOrderOf(texts) ?? dateOrderOf(texts.slice(0, 5)) ?? "dmy";
  return { order, direction: directionReader(signs) };
}
