import { guessMapping } from "./column-mapping.ts";
import { dateOrders, readStatementDate } from "./statement-date.ts";
import type { Row } from "./statement-file.ts";

interface Heading {
  /** 0: there is none, and every line may be a movement. */
  readonly headingLine: number;
  readonly headings: readonly string[];
}

/**
 * The line whose cells name a date and an amount, the widest of several: a summary of the account
 * above the movements names both too. Where none does, the widest of all, unless it is a movement.
 */
export function headingOf(rows: readonly Row[]): Heading {
  const named = rows.filter(({ cells }) => {
    const { amount, date } = guessMapping(cells);
    return date !== null && amount !== null && cells.every((cell) => !/^\d/u.test(cell));
  });
  const widest = widestOf(named) ?? widestOf(rows);
  if (widest === null) return { headingLine: 0, headings: [] };
  const { cells, line } = widest;
  if (!cells.some(isDate)) return { headingLine: line, headings: cells };
  return { headingLine: 0, headings: cells.map(() => "") };
}

function widestOf(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>(
    (widest, row) => (widest !== null && filled(widest) >= filled(row) ? widest : row),
    null,
  );
}

function filled({ cells }: Row): number {
  return cells.filter((cell) => cell !== "").length;
}

function isDate(cell: string): boolean {
  return dateOrders.some((order) => readStatementDate(cell, order) !== null);
}
