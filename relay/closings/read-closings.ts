import type { ClosingSummary } from "../../contract/closing.ts";
import type { Closing } from "../../contract/closing.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import type { ClosingRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import type { ClosingScope } from "./closing-lines.ts";

/** Our own JSON, written once by `close`. */
export function closingFrom({ document, hash }: Pick<ClosingRow, "document" | "hash">): Closing {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `close` writes this column
  return { ...(JSON.parse(document) as Omit<Closing, "hash">), hash };
}

/** A store's last closing, of either mode. */
export async function lastClosing(
  database: Database,
  storeId: string,
): Promise<ClosingRow | undefined> {
  return database
    .selectFrom("closings")
    .selectAll()
    .where("store_id", "=", storeId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/**
 * What the next closing is about. Test and live money are counted apart: where a store's rehearsal
 * had closings, its first one in earnest begins at the beginning.
 */
export async function nextScope(
  database: Database,
  storeId: string,
  mode: Mode,
): Promise<ClosingScope> {
  const before = await database
    .selectFrom("closings")
    .select(["closed_at", "feed_position"])
    .where("store_id", "=", storeId)
    .where("mode", "=", mode)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    storeId,
    mode,
    since: before?.feed_position ?? -1,
    from: before?.closed_at ?? null,
  };
}

/** @throws RelayError closing_not_found */
export async function readClosing(
  database: Database,
  storeId: string,
  number: number,
): Promise<Closing> {
  const row = await database
    .selectFrom("closings")
    .select(["document", "hash"])
    .where("store_id", "=", storeId)
    .where("number", "=", number)
    .executeTakeFirst();
  if (row === undefined) {
    throw new RelayError("closing_not_found", `This store has no closing ${number}`);
  }
  return closingFrom(row);
}

/** One page of a store's closings, newest first. @param before the number above the first one */
export async function listClosings(
  database: Database,
  storeId: string,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<{ readonly closings: readonly ClosingSummary[]; readonly nextCursor: string | null }> {
  let query = database
    .selectFrom("closings")
    .select(["document", "hash"])
    .where("store_id", "=", storeId)
    .orderBy("number", "desc")
    .limit(limit + 1);
  if (before !== undefined) query = query.where("number", "<", before);
  const rows = await query.execute();
  const closings = rows.slice(0, limit).map((row) => summaryOf(closingFrom(row)));
  const last = closings.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { closings, nextCursor: more ? String(last.number) : null };
}

function summaryOf(closing: Closing): ClosingSummary {
  const { attention, closedBy, corrections, currency, days, from, id, late, mode } = closing;
  const { number, open, received, refunds, till, to } = closing;
  const sum = ({ amount, count }: { readonly amount: number; readonly count: number }) => ({
    count,
    amount,
  });
  return {
    id,
    number,
    mode,
    currency,
    from,
    to,
    days,
    timeZone: closing.store.timeZone,
    closedBy,
    till,
    received,
    late: sum(late),
    corrections: sum(corrections),
    refunds: sum(refunds),
    open: sum(open),
    waiting: attention.waiting,
  };
}
