import type { FoundRefundRow } from "../database/schema.ts";
import { toldRefund } from "../fintoc/refund.ts";
import type { Relay } from "../relay.ts";
import { adoptRefund } from "./adopt-refund.ts";
import { commitRefundFacts } from "./record-refund-facts.ts";

const tickMs = 500;
const mostAtOnce = 5;
/** Longer than one request takes: another process asks when the one that claimed it has died. */
const leaseMs = 15_000;
const failedAgainMs = 5_000;
const unknownAgainMs = 10 * 60_000;
const undecidedAgainMs = 30_000;
/** What Fintoc does not know for so long is a test event of its dashboard, or another's. */
const forgetFoundAfterMs = 24 * 3_600_000;

interface Due {
  readonly id: string;
  readonly fintoc_id: string | null;
  readonly ask_at: string | null;
}

/**
 * Asks Fintoc about refunds that are due, slower than about payments: they take hours or days. The
 * schedule is in the database (`ask_at`), shared by any number of processes.
 */
export function startRefundAsker(relay: Relay): { readonly close: () => Promise<void> } {
  const working = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let isFirst = true;
  let isClosed = false;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => relay.log.error({ err: error }, "looking for refunds failed"))
      .finally(() => {
        looking = null;
      });
  }, tickMs);
  const later = (ms: number) => new Date(relay.clock() + ms).toISOString();

  async function look(): Promise<void> {
    if (isFirst) await makeAllDue();
    isFirst = false;
    const due: readonly Due[] = await relay.database
      .selectFrom("refunds")
      .select(["id", "fintoc_id", "ask_at"])
      .where("ask_at", "<=", relay.now())
      .orderBy("ask_at")
      .limit(mostAtOnce)
      .execute();
    for (const refund of due) start(refund.id, () => askAbout(refund));
    const found = await relay.database
      .selectFrom("found_refunds")
      .selectAll()
      .where("ask_at", "<=", relay.now())
      .orderBy("ask_at")
      .limit(mostAtOnce)
      .execute();
    for (const each of found) start(each.fintoc_id, () => askAboutFound(each));
  }

  /** At a start everything open is due, but for what another process is asking about just now. */
  async function makeAllDue(): Promise<void> {
    await relay.database
      .updateTable("refunds")
      .set({ ask_at: relay.now() })
      .where("ask_at", ">", later(leaseMs))
      .execute();
  }

  function start(key: string, ask: () => Promise<void>): void {
    if (isClosed || working.has(key) || working.size >= 2 * mostAtOnce) return;
    const work = ask()
      .catch((error: unknown) => relay.log.error({ err: error, refund: key }, "asking failed"))
      .finally(() => working.delete(key));
    working.set(key, work);
  }

  async function askAbout({ ask_at, fintoc_id: fintocId, id }: Due): Promise<void> {
    if (fintocId === null) return;
    const leasedUntil = later(leaseMs);
    const { numUpdatedRows } = await relay.database
      .updateTable("refunds")
      .set({ ask_at: leasedUntil })
      .where("id", "=", id)
      .where("ask_at", "=", ask_at)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const answer = await relay.fintoc.getRefund(fintocId);
    if (answer.ok) {
      const how = { source: "fetch", at: relay.now(), eventId: null } as const;
      await commitRefundFacts(relay, id, [toldRefund(answer.value, how)]);
      return;
    }
    const { failure } = answer;
    relay.log.warn({ refund: id, failure }, "asking Fintoc about a refund failed");
    await relay.database
      .updateTable("refunds")
      .set({ ask_at: later(failure.kind === "refused" ? unknownAgainMs : failedAgainMs) })
      .where("id", "=", id)
      // Never later than a webhook wished while the question was out.
      .where("ask_at", "=", leasedUntil)
      .execute();
  }

  async function askAboutFound(found: FoundRefundRow): Promise<void> {
    const { fintoc_id: fintocId } = found;
    const askAgain = async (at: string, from = found.ask_at) => {
      const { numUpdatedRows } = await relay.database
        .updateTable("found_refunds")
        .set({ ask_at: at })
        .where("fintoc_id", "=", fintocId)
        .where("ask_at", "=", from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    };
    const leasedUntil = later(leaseMs);
    if (!(await askAgain(leasedUntil))) return;
    const answer = await relay.fintoc.getRefund(fintocId);
    if (!answer.ok) {
      const { failure } = answer;
      relay.log.warn({ fintocId, failure }, "a refund from elsewhere could not be asked about");
      const isOld = relay.clock() - Date.parse(found.found_at) > forgetFoundAfterMs;
      if (failure.kind === "refused" && isOld) return forget(fintocId);
      await askAgain(
        later(failure.kind === "refused" ? unknownAgainMs : failedAgainMs),
        leasedUntil,
      );
      return;
    }
    const intent = await relay.database
      .selectFrom("payment_intents")
      .select("fintoc_id")
      .where("id", "=", found.intent_id)
      .executeTakeFirstOrThrow();
    // What a webhook said of its payment is not believed: only Fintoc's answer is.
    if (answer.value.resource_id !== intent.fintoc_id) return forget(fintocId);
    if (!(await adoptRefund(relay, found, answer.value))) {
      await askAgain(later(undecidedAgainMs), leasedUntil);
    }
  }

  async function forget(fintocId: string): Promise<void> {
    await relay.database.deleteFrom("found_refunds").where("fintoc_id", "=", fintocId).execute();
  }

  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      await looking;
      await Promise.all(working.values());
    },
  };
}
