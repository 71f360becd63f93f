import type { ExportLine } from "../../contract/export-stream.ts";
import type { Database } from "../database/open-database.ts";
import { filterCondition } from "../payment-intents/list-intents.ts";
import { partSearch } from "../payment-intents/list-search.ts";
import { selectIntents, toPaymentIntent } from "../payment-intents/payment-intent-row.ts";
import type { ExportPart, ExportQuestion } from "./export-question.ts";

/** A statement reads so many rows: a fraction of a second, and less than a megabyte of lines. */
const pageRows = 500;

interface Place {
  readonly created_at: string;
  readonly id: string;
}

/**
 * The payment intents of one part that are asked for, after a place where one is given. The place's
 * instant is the only lower bound: of two, SQLite may begin in its index at the wrong one.
 */
function selectPart(
  database: Database,
  part: ExportPart,
  { filter, mode }: ExportQuestion,
  after?: Place,
) {
  const [from, to] = part.between;
  const ofStore = selectIntents(database)
    .where("payment_intents.store_id", "=", part.storeId)
    .where("payment_intents.created_at", ">=", after?.created_at ?? from)
    .where("payment_intents.created_at", "<", to);
  const { q, ...rest } = filter;
  const filtered = ofStore.where(filterCondition({ ...rest, between: null }, mode));
  const asked =
    q === undefined || q === ""
      ? filtered
      : filtered.where(partSearch(database, q, [{ id: part.storeId, currency: part.currency }]));
  if (after === undefined) return asked;
  return asked.where((where) =>
    where.or([
      where("payment_intents.created_at", ">", after.created_at),
      where("payment_intents.id", ">", after.id),
    ]),
  );
}

/** How many payment intents there are now. */
export async function countRows(database: Database, question: ExportQuestion): Promise<number> {
  let rows = 0;
  for (const part of question.parts) {
    const counted = await selectPart(database, part, question)
      .clearSelect()
      .select((intent) => intent.fn.countAll<number | string>().as("rows"))
      .executeTakeFirstOrThrow();
    rows += Number(counted.rows);
  }
  return rows;
}

/**
 * The lines of every payment intent, oldest first, a page at a time. Each page begins after the
 * last one's place, so that none is told twice, and no lock and no snapshot is held in between.
 */
export async function* readPages(
  database: Database,
  question: ExportQuestion,
): AsyncGenerator<{ readonly lines: string; readonly rows: number }> {
  for (const part of question.parts) {
    let after: Place | undefined;
    for (;;) {
      const rows = await selectPart(database, part, question, after)
        .orderBy("payment_intents.created_at")
        .orderBy("payment_intents.id")
        .limit(pageRows)
        .execute();
      const intents = rows.map((row) => toPaymentIntent(row, question, question.now));
      const lines = intents.map((paymentIntent) => toLine({ paymentIntent }));
      if (rows.length > 0) yield { lines: lines.join(""), rows: rows.length };
      after = rows.at(-1);
      if (rows.length < pageRows) break;
    }
  }
}

export function toLine(line: ExportLine): string {
  return `${JSON.stringify(line)}\n`;
}
