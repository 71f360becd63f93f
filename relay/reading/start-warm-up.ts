import { businessDayOf } from "../../contract/business-day.ts";
import type { Relay } from "../relay.ts";

/** Tills come back first. */
const afterMs = 5_000;
/** Those in which most has happened; the others are counted when somebody asks. */
const mostStores = 32;

/**
 * Counts today's sales once soon after the start: what a relay keeps of a day is gone with it, and
 * no manager is to wait for a large day to be counted whole.
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
      if (closed) return;
      const today = businessDayOf(clock(), store.time_zone, store.day_starts_at_hour);
      await reader.dayTotals(store, today);
    }
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
