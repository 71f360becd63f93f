import { addDays, businessDay } from "../../../contract/business-day.ts";
import { dayTotals } from "../../../relay/days/day-totals.ts";
import { keepSlots, mostKept } from "../../../relay/days/keep-slots.ts";
import type { Database } from "../../../relay/database/open-database.ts";
import type { StoreRow } from "../../../relay/database/schema.ts";
import { tellIntent } from "../../../relay/refunds/record-refund-facts.ts";
import type { DayQuestion } from "./day-questions.ts";

/** Shares no factor with a day's sales, so that the changed ones lie all over it. */
const stride = 7_919;

/**
 * A relay keeps what it has counted of a few days: a day's totals are asked for when it has kept
 * nothing of that day, when one sale has changed since, and when none has.
 */
export async function totalsQuestions(
  database: Database,
  store: StoreRow,
  day: string,
): Promise<readonly DayQuestion[]> {
  const pathOf = (asked: string) => `/v1/days/${asked}`;
  const whole = (asked: string) => ({
    path: pathOf(asked),
    ask: (bare: Database) => dayTotals(bare, store, "test", asked),
  });
  // More than are kept: by the time that the first is asked for again, nothing is kept of it.
  const others = Array.from({ length: mostKept.days + 4 }, (_, age) => addDays(day, -1 - age));
  const sales = await salesOf(database, store, day);
  let turn = 0;
  const change = async () => {
    const id = sales[(turn * stride) % sales.length];
    turn += 1;
    if (id !== undefined) await changeOf(database, id);
  };
  const readKept = keepSlots();
  const kept = (happens: () => Promise<void>) => ({
    path: pathOf(day),
    async ask(bare: Database) {
      await dayTotals(database, store, "test", day, readKept);
      await happens();
      return dayTotals(bare, store, "test", day, readKept);
    },
  });
  return [
    {
      name: "today's totals, nothing of it kept",
      variants: [whole(day)],
      before: {
        mostAsked: 40,
        async happens(ask) {
          for (const other of others) await ask(pathOf(other));
        },
      },
    },
    {
      name: "today's totals, one sale changed since",
      // Quarters of an hour hold few sales or many.
      variants: Array.from({ length: 20 }, () => kept(change)),
      before: { mostAsked: Infinity, happens: change },
    },
    {
      name: "today's totals, nothing changed since",
      variants: [kept(() => Promise.resolve())],
    },
    { name: "an ordinary day's totals, nothing of it kept", variants: others.map(whole) },
  ];
}

async function salesOf(
  database: Database,
  { day_starts_at_hour: hour, id, time_zone: zone }: StoreRow,
  day: string,
): Promise<readonly string[]> {
  const { from } = businessDay(day, zone, hour);
  const rows = await database
    .selectFrom("payment_intents")
    .select("id")
    .where("store_id", "=", id)
    .where("created_at", ">=", new Date(from).toISOString())
    .orderBy("created_at")
    .execute();
  return rows.map((row) => row.id);
}

/** What a refund's news does to its sale, but that there is none: the figures stay as they are. */
async function changeOf(database: Database, intentId: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await tellIntent(transaction, intentId, new Date().toISOString());
  });
}
