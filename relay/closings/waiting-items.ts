import { sql } from "kysely";

import {
  mostNamed,
  type AttentionItem,
  type ClosingFigures,
  type OpenItem,
} from "../../contract/closing.ts";
import type { Database } from "../database/open-database.ts";
import { stateFrom } from "../payment-intents/payment-intent-row.ts";
import type { ClosingScope } from "./closing-lines.ts";

type NameOf = (tillId: string) => { readonly id: string; readonly name: string };

/** What has not ended: counted, and the oldest named. */
export async function readOpen(
  database: Database,
  { mode, storeId }: ClosingScope,
  nameOf: NameOf,
): Promise<ClosingFigures["open"]> {
  const open = database
    .selectFrom("payment_intents")
    .where("final_at", "is", null)
    .where("store_id", "=", storeId)
    .where("mode", "=", mode);
  const { amount, count } = await open
    .select(({ fn }) => [
      fn.countAll<number | string>().as("count"),
      fn.sum<number | string | null>("amount").as("amount"),
    ])
    .executeTakeFirstOrThrow();
  const rows = await open
    .select(["id", "amount", "reference", "till_id", "created_at", "state"])
    .orderBy("created_at")
    .orderBy("id")
    .limit(mostNamed)
    .execute();
  const toItem = (row: (typeof rows)[number]): OpenItem => {
    const { cancelledAt, status } = stateFrom(row);
    return { ...named(row, nameOf), status, cancelled: cancelledAt !== null };
  };
  const items = rows.map(toItem);
  return { count: Number(count), amount: Number(amount ?? 0), items };
}

/** What waits for a person, and what has been settled since the last closing. */
export async function readAttention(
  database: Database,
  { mode, since, storeId }: ClosingScope,
  nameOf: NameOf,
): Promise<ClosingFigures["attention"]> {
  const raised = database
    .selectFrom("payment_intents")
    .where("attention", "is not", null)
    .where("store_id", "=", storeId)
    .where("mode", "=", mode)
    .where((where) =>
      where.or([where("settled_at", "is", null), where("changed_position", ">", since)]),
    );
  const { amount, count, waiting } = await raised
    .select(({ fn }) => [
      fn.countAll<number | string>().as("count"),
      fn.sum<number | string | null>("amount").as("amount"),
      sql<number | string | null>`sum(case when settled_at is null then 1 else 0 end)`.as(
        "waiting",
      ),
    ])
    .executeTakeFirstOrThrow();
  // What waits comes first: it is never cut off by what is settled.
  const waitsFirst = sql`case when settled_at is null then 0 else 1 end`;
  const ids = raised
    .select("id")
    .orderBy(waitsFirst)
    .orderBy("created_at")
    .orderBy("id")
    .limit(mostNamed);
  // Found by the index alone; only those named are read whole.
  const rows = await database
    .selectFrom("payment_intents")
    .select(["id", "amount", "reference", "till_id", "created_at", "state"])
    .where("id", "in", ids)
    .orderBy(waitsFirst)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const toItems = (row: (typeof rows)[number]): readonly AttentionItem[] => {
    const { attention, attentionSettled, status } = stateFrom(row);
    if (attention === null) return [];
    return [{ ...named(row, nameOf), status, attention, settled: attentionSettled }];
  };
  const items = rows.flatMap(toItems);
  return {
    count: Number(count),
    amount: Number(amount ?? 0),
    waiting: Number(waiting ?? 0),
    items,
  };
}

function named(
  row: {
    readonly id: string;
    readonly amount: number;
    readonly reference: string | null;
    readonly till_id: string;
    readonly created_at: string;
  },
  nameOf: NameOf,
) {
  const { amount, created_at: createdAt, id, reference } = row;
  return { id, amount, reference, till: nameOf(row.till_id), createdAt };
}
