import type { Relay } from "../relay.ts";
import { commitFacts } from "../payment-intents/commit-facts.ts";
import { ask } from "./ask.ts";
import { askMany } from "./ask-many.ts";
import { leaseDue, makeAllDue, type LeasedIntent } from "./lease.ts";

/** How often we look for what is due; a webhook's success is looked at right away. */
const tickMs = 500;
const mostAtOnce = 10;
const failedAgainMs = 2_000;
/** Where so many are due they are asked about by Fintoc's list. */
const manyFrom = 20;
const mostInList = 1_000;
/** Older ones (pending for hours) lie too far apart in Fintoc's list. */
const listedForMs = 20 * 60_000;
const beforeAll = "";

/**
 * Asks Fintoc about every intent that is due, so that a lost webhook or a customer who is in the
 * bank is learned without one. The schedule is in the database (`ask_at`), shared by any number of
 * processes: each leases what it asks about.
 */
export interface Asker {
  /** Looks now instead of at the next tick. */
  readonly kick: () => void;
  readonly close: () => Promise<void>;
}

export function startAsker(relay: Omit<Relay, "askSoon">): Asker {
  const asking = new Map<string, Promise<void>>();
  /** Became due while they are being asked about. */
  const again = new Set<string>();
  const closing = new AbortController();
  let listing: Promise<void> | null = null;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let isFirst = true;
  const timer = setInterval(kick, tickMs);
  kick();

  function kick(): void {
    lookAgain = true;
    if (closing.signal.aborted || looking !== null) return;
    looking = lookWhileKicked().finally(() => {
      looking = null;
    });
  }

  async function lookWhileKicked(): Promise<void> {
    try {
      if (isFirst) await makeAllDue(relay.database, relay.clock);
      isFirst = false;
      while (lookAgain && !closing.signal.aborted) {
        lookAgain = false;
        await look();
      }
    } catch (error) {
      relay.log.error({ err: error }, "looking for open intents failed");
    }
  }

  /** Starts what is due; a slow answer holds nobody else up. */
  async function look(): Promise<void> {
    const due = await relay.database
      .selectFrom("payment_intents")
      .select("id")
      .where("ask_at", "<=", relay.now())
      .limit(manyFrom)
      .execute();
    if (due.length === 0) return;
    if (due.length === manyFrom && listing === null) {
      const young = new Date(relay.clock() - listedForMs).toISOString();
      const leased = await leaseDue(relay.database, relay.clock, mostInList, young);
      if (leased.length >= manyFrom) {
        listing = list(leased)
          .catch((error: unknown) => relay.log.error({ err: error }, "asking for a list failed"))
          .finally(() => {
            listing = null;
            kick();
          });
        return;
      }
      await oneByOne(leased);
    }
    const free = mostAtOnce - asking.size;
    if (free <= 0) return;
    const leased = await leaseDue(relay.database, relay.clock, free, beforeAll);
    for (const intent of leased) start(intent);
    if (leased.length === free) lookAgain = asking.size < mostAtOnce;
  }

  async function list(leased: readonly LeasedIntent[]): Promise<void> {
    await oneByOne(await askMany(relay, leased));
  }

  async function oneByOne(leased: readonly LeasedIntent[]): Promise<void> {
    for (const intent of leased) {
      while (asking.size >= mostAtOnce) await Promise.race(asking.values());
      if (closing.signal.aborted) return;
      start(intent);
    }
  }

  function start({ fintoc_id: fintocId, id }: LeasedIntent): void {
    if (fintocId === null) return;
    // It became due while it is being asked about: a webhook's hint is younger than that question.
    if (asking.has(id)) {
      again.add(id);
      return;
    }
    const asked = askOne(id, fintocId)
      .then(() => (again.delete(id) ? askAgainAfter(id, 0) : undefined))
      .catch((error: unknown) => relay.log.error({ err: error, intent: id }, "asking failed"))
      .finally(() => {
        asking.delete(id);
        kick();
      });
    asking.set(id, asked);
  }

  async function askOne(intentId: string, fintocId: string): Promise<void> {
    const asked = await ask(relay, { intentId, fintocId });
    if (asked.ok) {
      const facts = asked.value === null ? [] : [asked.value];
      await commitFacts({ ...relay, askSoon: () => undefined }, intentId, facts);
      if (asked.value === null) await askAgainAfter(intentId, 60 * failedAgainMs);
      return;
    }
    await askAgainAfter(intentId, failedAgainMs);
  }

  async function askAgainAfter(intentId: string, waitMs: number): Promise<void> {
    await relay.database
      .updateTable("payment_intents")
      .set({ ask_at: new Date(relay.clock() + waitMs).toISOString() })
      .where("id", "=", intentId)
      // Never later than somebody wished while the question was out.
      .where("ask_at", ">", relay.now())
      .execute();
  }

  return {
    kick,
    async close() {
      closing.abort();
      clearInterval(timer);
      await looking;
      await listing;
      await Promise.all(asking.values());
    },
  };
}
