import type { ColumnMapping } from "../../contract/statement.ts";
import { directionReader } from "./movement-direction.ts";
import { dateOrderOf, dateOrders, readStatementDate, type DateOrder } from "./statement-date.ts";
import { readRows, type FileForm } from "./statement-file.ts";

/** How this statement writes what could be read in two ways. */
export interface Manner {
  readonly order: DateOrder;
  readonly direction: ReturnType<typeof directionReader>;
  /** So many cells its lines have. */
  readonly width: number;
}

const samples = 500;

/** What the file's beginning told of its columns. */
export interface StatementColumns {
  readonly form: FileForm;
  /** The line with the columns' names, 0 where none has; what stands above it tells of the account. */
  readonly headingLine: number;
  /** As many as there are columns, each empty where no line names them. */
  readonly headings: readonly string[];
}

/**
 * Looks at the statement's first lines: 03/04 alone could be either.
 * @throws StatementFileError
 */
export async function statementManner(
  file: Blob,
  { form, headingLine, headings }: StatementColumns,
  mapping: ColumnMapping,
): Promise<Manner> {
  const dates: string[] = [];
  const signs: string[] = [];
  const widths = new Map<number, number>();
  for await (const rows of readRows(file, form)) {
    for (const { cells, line } of rows) {
      const text = cells[mapping.date] ?? "";
      if (line <= headingLine || !/\d/u.test(text)) continue;
      dates.push(text);
      if (mapping.sign !== null) signs.push(cells[mapping.sign] ?? "");
      const width = cells.findLastIndex((cell) => cell !== "") + 1;
      widths.set(width, (widths.get(width) ?? 0) + 1);
    }
    if (dates.length >= samples) break;
  }
  // "Saldo al 30/11/2026" below the movements must not turn all others round.
  const known = dates.filter((text) => dateOrders.some((each) => readStatementDate(text, each)));
  return {
    order: dateOrderOf(known) ?? dateOrderOf(known.slice(0, 5)) ?? "dmy",
    direction: directionReader(signs),
    width: Math.max(headings.length, usual(widths)),
  };
}

/** What most lines have: some banks name fewer columns than there are. */
function usual(widths: ReadonlyMap<number, number>): number {
  const [most] = [...widths].toSorted(([one, a], [other, b]) => b - a || one - other);
  return most?.[0] ?? 0;
}
