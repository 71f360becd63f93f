import type { ExportHead } from "../../contract/export-stream.ts";
import type { Locale } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { byteOrderMark, csvDialects, csvHead, csvLine } from "./csv-text.ts";
import { exportRows, type ExportRow } from "./export-row.ts";
import { exportColumns, exportWords, practiceWords, type ExportWords } from "./export-words.ts";
import { xlsxBytes } from "./xlsx-bytes.ts";

export type ExportFormat = "csv" | "xlsx";

/** Text is handed to the disk in pieces of this many letters. */
const pieceLetters = 64 * 1024;

/** The file of an export, made while its payment intents come. */
export function exportBytes(
  format: ExportFormat,
  head: ExportHead,
  intents: AsyncIterable<PaymentIntent>,
  language: Locale,
  isPractice = false,
): AsyncIterable<Uint8Array> {
  const words = isPractice ? practiceWords(exportWords[language]) : exportWords[language];
  const rows = rowsOf(head, intents, words);
  if (format === "csv") return csvBytes(rows, words, language);
  const currencies = head.stores.map(({ currency }) => currency);
  return xlsxBytes(rows, words, currencies);
}

async function* rowsOf(
  head: ExportHead,
  intents: AsyncIterable<PaymentIntent>,
  words: ExportWords,
): AsyncGenerator<ExportRow> {
  const toRow = exportRows(head.stores, words);
  for await (const intent of intents) yield toRow(intent);
}

async function* csvBytes(rows: AsyncIterable<ExportRow>, words: ExportWords, language: Locale) {
  const dialect = csvDialects[language];
  const encoder = new TextEncoder();
  const headings = exportColumns.map((column) => words.headings[column]);
  let text = byteOrderMark + csvHead(headings, dialect);
  for await (const row of rows) {
    text += csvLine(row, dialect);
    if (text.length < pieceLetters) continue;
    yield encoder.encode(text);
    text = "";
  }
  yield encoder.encode(text);
}
