import type { Database } from "../database/open-database.ts";
import { RelayError } from "../http/relay-error.ts";

/** So many wrong PINs in a row are answered at once; from the last of them on each one waits. */
const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

interface Who {
  readonly staffId: string;
  readonly tillId: string;
}

/** How long nobody may try again after `wrong` wrong PINs in a row, in milliseconds. */
export function waitAfter(wrong: number): number {
  if (wrong < freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(wrong - freeTries, 20));
}

/**
 * Counts a try before its PIN is looked at, so that many at once are not more than many in a row.
 * The count is of one staff member at one till: nobody's wrong PINs keep another till waiting.
 * @throws RelayError staff_pin_wait
 */
export function countTry(database: Database, who: Who, nowMs: number): Promise<void> {
  const now = new Date(nowMs).toISOString();
  return database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("pin_tries")
      .values({ staff_id: who.staffId, till_id: who.tillId, wrong: 0, wait_until: null })
      .onConflict((conflict) => conflict.columns(["staff_id", "till_id"]).doNothing())
      .execute();
    // The row stays locked until the end, so that two processes count one after the other.
    const counted = await transaction
      .updateTable("pin_tries")
      .set((tries) => ({ wrong: tries("wrong", "+", 1) }))
      .where("staff_id", "=", who.staffId)
      .where("till_id", "=", who.tillId)
      .where((tries) => tries.or([tries("wait_until", "is", null), tries("wait_until", "<=", now)]))
      .returning("wrong")
      .executeTakeFirst();
    if (counted === undefined) {
      const { wait_until: until } = await transaction
        .selectFrom("pin_tries")
        .select("wait_until")
        .where("staff_id", "=", who.staffId)
        .where("till_id", "=", who.tillId)
        .executeTakeFirstOrThrow();
      const waitMs = Date.parse(until ?? now) - nowMs;
      const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
      const message = `Too many wrong PINs in a row: try again in ${seconds} s`;
      throw new RelayError("staff_pin_wait", message, "pin", seconds);
    }
    const waitMs = waitAfter(counted.wrong);
    if (waitMs === 0) return;
    await transaction
      .updateTable("pin_tries")
      .set({ wait_until: new Date(nowMs + waitMs).toISOString() })
      .where("staff_id", "=", who.staffId)
      .where("till_id", "=", who.tillId)
      .execute();
  });
}

/** The PIN was right: what was counted until now is forgotten. */
export async function forgiveTries(database: Database, who: Who): Promise<void> {
  await database
    .deleteFrom("pin_tries")
    .where("staff_id", "=", who.staffId)
    .where("till_id", "=", who.tillId)
    .execute();
}
