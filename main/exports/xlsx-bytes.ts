import { writeXlsxStream } from "hucre/xlsx";

import { fractionDigits, type Currency } from "../../contract/money.ts";
import { columnKinds, type ExportRow } from "./export-row.ts";
import { exportColumns, type ExportColumn, type ExportWords } from "./export-words.ts";

/** In characters. */
const widths: Partial<Record<ExportColumn, number>> = {
  time: 20,
  status: 22,
  statusCode: 16,
  reference: 24,
  cashier: 20,
  till: 16,
  store: 24,
  bank: 20,
  operation: 18,
  customerEmail: 28,
  attention: 28,
  settled: 40,
  id: 38,
  fintocId: 38,
  createdAt: 25,
  finalAt: 25,
};
const usualWidth = 12;

/**
 * A workbook as bytes, made while the rows come: text typed as text, amounts as numbers in the
 * currency's format, days and times as dates on the store's clock. Past Excel's last row another
 * sheet begins, with its own headings.
 * @param maxRowsPerSheet Excel's own limit, unless a test has another
 */
export function xlsxBytes(
  rows: AsyncIterable<ExportRow>,
  words: ExportWords,
  currencies: readonly Currency[],
  maxRowsPerSheet = 1_048_576,
): ReadableStream<Uint8Array> {
  const digits = Math.max(...currencies.map((currency) => fractionDigits[currency]), 0);
  const formats = {
    text: "@",
    amount: digits === 0 ? '"$"#,##0' : `"$"#,##0.${"0".repeat(digits)}`,
    day: "yyyy-mm-dd",
    time: "yyyy-mm-dd hh:mm:ss",
  } as const;
  const columns = exportColumns.map((column) => ({
    header: xlsxText(words.headings[column]),
    width: widths[column] ?? usualWidth,
    numFmt: formats[columnKinds[column]],
  }));
  return writeXlsxStream(valuesOf(rows), {
    name: words.sheetName,
    columns,
    freezePane: { rows: 1 },
    maxRowsPerSheet,
  });
}

async function* valuesOf(rows: AsyncIterable<ExportRow>) {
  for await (const { cells, currency } of rows) {
    yield exportColumns.map((column, index) => {
      const cell = cells[index] ?? null;
      if (cell === null) return null;
      if (typeof cell === "number") return major(cell, currency);
      return columnKinds[column] === "text" ? xlsxText(cell) : asIfUtc(cell);
    });
  }
}

/** Excel reads `_x0041_` as the letter A: what only looks like it is written so that it stays. */
function xlsxText(text: string): string {
  return text.toWellFormed().replaceAll(/_(?=x[0-9a-f]{4}_)/giu, "_x005F_");
}

/** A spreadsheet's dates have no zone: the figures of the store's clock stand in UTC's place. */
function asIfUtc(local: string): Date {
  return new Date(`${local.replace(" ", "T").padEnd(11, "T").padEnd(19, "00:00:00")}Z`);
}

/** In pesos: the nearest number to the decimal, as Excel itself would read it. */
function major(amount: number, currency: Currency): number {
  return amount / 10 ** fractionDigits[currency];
}
