import { businessDay, businessDayOf } from "../../contract/business-day.ts";
import type { StoreRow } from "../database/schema.ts";
import type { Relay } from "../relay.ts";

/** Tills come back first. */
const afterMs = 5_000;
/** Those in which most has happened; the others are counted when somebody asks. */
const mostStores = 32;
/** Fewer sales are counted in a moment: no thread is started for them ahead. */
const manySales = 5_000;

/**
 * Counts a large day once soon after the start: what a relay keeps of a day is gone with it, and no
 * manager is to wait until it is counted whole.
 */
export function startWarmUp({ clock, database, log, reader }: Relay): {
  readonly close: () => void;
} {
  let closed = false;

  async function warmUp(): Promise<void> {
    const stores = await database
      .selectFrom("stores")
      .selectAll()
      .where("feed_position", ">", 0)
      .orderBy("feed_position", "desc")
      .limit(mostStores)
      .execute();
    for (const store of stores) {
      const today = businessDayOf(clock(), store.time_zone, store.day_starts_at_hour);
      if (await hasMany(store, today)) await reader.dayTotals(store, today);
      if (closed) return;
    }
  }

  async function hasMany(store: StoreRow, today: string): Promise<boolean> {
    const { from } = businessDay(today, store.time_zone, store.day_starts_at_hour);
    const last = await database
      .selectFrom("payment_intents")
      .select("id")
      .where("store_id", "=", store.id)
      .where("created_at", ">=", new Date(from).toISOString())
      .orderBy("created_at")
      .limit(1)
      .offset(manySales)
      .executeTakeFirst();
    return last !== undefined;
  }

  const timer = setTimeout(() => {
    warmUp().catch((error: unknown) => {
      if (!closed) log.warn({ err: error }, "today could not be counted ahead");
    });
  }, afterMs);
  return {
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
