import { listSorts } from "../../../contract/day-list.ts";
import { nextClosing } from "../../../relay/closings/next-closing.ts";
import { totalsQuestions } from "./totals-questions.ts";
import type { Database } from "../../../relay/database/open-database.ts";
import type { StoreRow } from "../../../relay/database/schema.ts";
import { listIntents, readListQuery } from "../../../relay/payment-intents/list-intents.ts";
import { summarizeIntents } from "../../../relay/payment-intents/list-summary.ts";
import { listTills } from "../../../relay/tills/list-tills.ts";

/** One request, and the relay's function behind it. */
export interface Asked {
  readonly path: string;
  readonly ask: (database: Database) => Promise<unknown>;
}

/** One thing that a manager does, in some variants that take turns. */
export interface DayQuestion {
  readonly name: string;
  readonly variants: readonly Asked[];
  /** What happens before each time that the relay is asked, and is not timed. */
  readonly before?: Before;
  /** What somebody else asks all the while, one time after the other. */
  readonly beside?: string;
}

export interface Before {
  readonly happens: (ask: (path: string) => Promise<void>) => Promise<void>;
  /** It takes so long that the relay is asked no more often than this. */
  readonly mostAsked: number;
}

const samples = 20;

/** What a manager asks of today and of all days, with words that really stand in the database. */
export async function dayQuestions(
  database: Database,
  store: StoreRow,
  day: string,
): Promise<readonly DayQuestion[]> {
  const scope = { stores: [store], tillId: null, mode: "test" as const };
  type Query = Readonly<Record<string, string>>;
  const list = (query: Query): Asked => ({
    path: `/v1/payment-intents?${new URLSearchParams(query).toString()}`,
    ask: (asked) => listIntents(asked, scope, readListQuery(query, [store])),
  });
  const summary = (query: Query): Asked => ({
    path: `/v1/payment-intents/summary?${new URLSearchParams(query).toString()}`,
    ask: (asked) => summarizeIntents(asked, scope, readListQuery(query, [store])),
  });
  const today = { day, limit: "100" };
  const found = await sample(database, store.id);
  const searches = (pick: (row: Sample) => string, query: Query) =>
    found.map((row) => list({ ...query, q: pick(row) }));
  const deep = async (sort: string) => {
    const query = { ...today, sort };
    const { pages } = await summarizeIntents(database, scope, readListQuery(query, [store]));
    return Array.from({ length: samples }, (_, part) => {
      const cursor = pages[Math.floor(((part + 0.5) / samples) * pages.length)] ?? "";
      return list({ ...query, cursor });
    });
  };
  return [
    ...(await totalsQuestions(database, store, day)),
    { name: "today's first page", variants: [list(today)] },
    { name: "today's count, sum and pages", variants: [summary({ day })] },
    ...listSorts
      // One store's are all of that store.
      .filter((sort) => sort !== "createdAt" && sort !== "store")
      .map((sort) => ({
        name: `sorted by ${sort}, first page`,
        variants: ["asc", "desc"].map((order) => list({ ...today, sort, order })),
      })),
    { name: "its count, sum and pages, by amount", variants: [summary({ day, sort: "amount" })] },
    { name: "a page deep in it", variants: await deep("createdAt") },
    { name: "a page deep in it, by amount", variants: await deep("amount") },
    {
      name: "what was not paid",
      variants: [list({ ...today, status: "expired,rejected,failed,not_created" })],
    },
    { name: "part of a reference", variants: searches((row) => row.reference.slice(2), today) },
    { name: "an amount", variants: searches((row) => String(row.amount), today) },
    {
      name: "what is not there",
      variants: [list({ ...today, q: "xyzzy" }), list({ ...today, q: "1234567" })],
    },
    { name: "all days: a reference", variants: searches((row) => row.reference, {}) },
    { name: "all days: a common word", variants: ["Mesa", "Pedido"].map((q) => list({ q })) },
    { name: "all days: an amount", variants: searches((row) => String(row.amount), {}) },
    { name: "all days: an id's beginning", variants: searches((row) => row.id.slice(0, 13), {}) },
    { name: "all days: a bank's number", variants: searches((row) => row.bank_reference, {}) },
    { name: "all days: count of a common word", variants: [summary({ q: "Mesa" })] },
    { name: "all days: what needs a person", variants: [list({ attention: "unsettled" })] },
    { name: "all days: count of that", variants: [summary({ attention: "unsettled" })] },
    {
      name: "what the next closing would hold",
      variants: [
        {
          path: "/v1/closings/next",
          ask: (asked) => nextClosing(asked, store, "test", new Date().toISOString()),
        },
      ],
    },
    {
      name: "today's last sales, while the next closing is read",
      variants: [list({ day, limit: "10" })],
      beside: "/v1/closings/next",
    },
    {
      name: "today's last sales, while a day is sorted by status",
      variants: [list({ day, limit: "10" })],
      beside: list({ ...today, sort: "status" }).path,
    },
    {
      name: "tills, with what is open at each",
      variants: [
        { path: "/v1/tills", ask: (asked) => listTills(asked, store.id, "", store.created_at) },
      ],
    },
  ];
}

interface Sample {
  readonly id: string;
  readonly amount: number;
  readonly reference: string;
  readonly bank_reference: string;
}

/** Paid sales with a reference, from all over the store's days. */
async function sample(database: Database, storeId: string): Promise<readonly Sample[]> {
  const sales: Sample[] = [];
  const [first, last] = await Promise.all(
    (["asc", "desc"] as const).map((order) =>
      database
        .selectFrom("payment_intents")
        .select("created_at")
        .where("store_id", "=", storeId)
        .orderBy("created_at", order)
        .limit(1)
        .executeTakeFirstOrThrow(),
    ),
  );
  const from = Date.parse(first?.created_at ?? "");
  const span = Date.parse(last?.created_at ?? "") - from;
  for (let part = 0; part < samples; part += 1) {
    const at = new Date(from + (span * part) / samples).toISOString();
    const row = await database
      .selectFrom("payment_intents")
      .select(["id", "amount", "reference", "bank_reference"])
      .where("store_id", "=", storeId)
      .where("created_at", ">=", at)
      .where("reference", "like", "Pedido%")
      .where("bank_reference", "is not", null)
      .orderBy("created_at")
      .limit(1)
      .executeTakeFirst();
    if (row === undefined || row.reference === null || row.bank_reference === null) continue;
    const { amount, bank_reference, id, reference } = row;
    sales.push({ amount, bank_reference, id, reference });
  }
  return sales;
}
