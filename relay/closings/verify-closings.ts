import { sql } from "kysely";

import type { Database } from "../database/open-database.ts";
import type { ClosingRow } from "../database/schema.ts";
import { hash } from "../hash.ts";
import { closingFrom } from "./read-closings.ts";

export interface ClosingFault {
  readonly storeId: string;
  readonly number: number;
  /** What does not hold, for an administrator. */
  readonly because: string;
}

/**
 * Reads every store's closings from the first on: numbers without gaps, each document as its hash
 * says and chained to the one before, its figures those of its columns and of what it counted.
 */
export async function verifyClosings(
  database: Database,
): Promise<{ readonly checked: number; readonly faults: readonly ClosingFault[] }> {
  const counted = await sql<{ store_id: string; number: number; total: number | string }>`
    select store_id, number, sum(change - refunded) as total
    from closing_entries group by store_id, number`.execute(database);
  const keyOf = (storeId: string, number: number) => `${storeId} ${number}`;
  const totals = new Map(
    counted.rows.map((row) => [keyOf(row.store_id, row.number), Number(row.total)]),
  );
  const rows = await database
    .selectFrom("closings")
    .selectAll()
    .orderBy("store_id")
    .orderBy("number")
    .execute();
  const faults: ClosingFault[] = [];
  let before: ClosingRow | null = null;
  for (const row of rows) {
    const key = keyOf(row.store_id, row.number);
    const previous = before?.store_id === row.store_id ? before : null;
    const because = faultOf(row, previous, totals.get(key) ?? 0);
    if (because !== null) faults.push({ storeId: row.store_id, number: row.number, because });
    totals.delete(key);
    before = row;
  }
  for (const key of totals.keys()) {
    const [storeId = "", number] = key.split(" ");
    faults.push({ storeId, number: Number(number), because: "the closing itself is missing" });
  }
  return { checked: rows.length, faults };
}

function faultOf(row: ClosingRow, before: ClosingRow | null, counted: number): string | null {
  if (row.number !== (before?.number ?? 0) + 1) return "the closing before it is missing";
  if (hash(row.document) !== row.hash) return "its document is not the one that was stored";
  const { corrections, id, number, previousHash, received, refunds, store, to } = closingFrom(row);
  if (previousHash !== (before?.hash ?? null)) return "it does not follow the closing before it";
  const isItself =
    id === row.id && number === row.number && store.id === row.store_id && to === row.closed_at;
  if (!isItself) return "its document is another closing's";
  const same = received.amount === row.received && corrections.amount === row.corrections;
  if (!same || counted !== row.received + row.corrections - refunds.amount) {
    return "its figures are not the sum of what it counted";
  }
  return null;
}
