import type { Relay } from "../relay.ts";
import { commitFacts } from "../payment-intents/commit-facts.ts";
import { ask } from "./ask.ts";

/** How often we look for what is due; a webhook's success is looked at right away. */
const tickMs = 500;
const mostAtOnce = 10;
const failedAgainMs = 2_000;

/**
 * Asks Fintoc about every intent that is due, so that a lost webhook or a customer who is in the
 * bank is learned without one. The schedule is in the database (`ask_at`).
 */
export interface Asker {
  /** Looks now instead of at the next tick. */
  readonly kick: () => void;
  readonly close: () => Promise<void>;
}

export function startAsker(relay: Omit<Relay, "askSoon">): Asker {
  const asking = new Map<string, Promise<void>>();
  const closing = new AbortController();
  let looking: Promise<void> | null = null;
  let lookAgain = false;
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
      .select(["id", "fintoc_id"])
      .where("ask_at", "<=", relay.now())
      .orderBy("ask_at")
      .limit(mostAtOnce)
      .execute();
    for (const { fintoc_id: fintocId, id } of due) {
      if (fintocId === null || asking.has(id) || asking.size >= mostAtOnce) continue;
      const asked = askOne(id, fintocId)
        .catch((error: unknown) => relay.log.error({ err: error, intent: id }, "asking failed"))
        .finally(() => asking.delete(id));
      asking.set(id, asked);
    }
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
      .where("ask_at", "is not", null)
      .execute();
  }

  return {
    kick,
    async close() {
      closing.abort();
      clearInterval(timer);
      await looking;
      await Promise.all(asking.values());
    },
  };
}
