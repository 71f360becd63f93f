import * as v from "valibot";

import type { FintocFailure } from "../fintoc/fintoc-client.ts";
import { productNameSchema } from "../fintoc/fintoc-product.ts";
import { toldFact } from "../fintoc/told.ts";
import type { PaymentIntentRow } from "../database/schema.ts";
import type { Relay } from "../relay.ts";
import { commitFacts } from "./commit-facts.ts";
import { stateFrom } from "./payment-intent-row.ts";

/**
 * Takes back at Fintoc what nobody is to pay any more: a checkout session whose page's life has
 * ended, or that the cashier cancelled. The schedule is in the database (`withdraw_at`).
 */
export interface Withdrawals {
  readonly close: () => Promise<void>;
}

const tickMs = 500;
const mostAtOnce = 5;
/** Another process takes a withdrawal over when the one that claimed it has died. */
const claimMs = 15_000;
const shortestPauseMs = 2_000;
const longestPauseMs = 5 * 60_000;
/** Fintoc ends a session by itself after 24 hours. */
const giveUpAfterMs = 25 * 3_600_000;

type Due = Pick<
  PaymentIntentRow,
  "id" | "product" | "session_id" | "state" | "withdraw_at" | "created_at" | "token_expires_at"
>;

export function startWithdrawals(relay: Relay): Withdrawals {
  const working = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => relay.log.error({ err: error }, "looking for withdrawals failed"))
      .finally(() => {
        looking = null;
      });
  }, tickMs);

  async function look(): Promise<void> {
    const due: readonly Due[] = await relay.database
      .selectFrom("payment_intents")
      .select(["id", "product", "session_id", "state", "withdraw_at", "created_at"])
      .select("token_expires_at")
      .where("withdraw_at", "<=", relay.now())
      .orderBy("withdraw_at")
      .limit(mostAtOnce)
      .execute();
    for (const row of due) {
      if (working.has(row.id) || working.size >= mostAtOnce) continue;
      const work = withdraw(row)
        .catch((error: unknown) =>
          relay.log.error({ err: error, intent: row.id }, "withdrawing failed"),
        )
        .finally(() => working.delete(row.id));
      working.set(row.id, work);
    }
  }

  async function withdraw(row: Due): Promise<void> {
    const claimedUntil = new Date(relay.clock() + claimMs).toISOString();
    if (!(await setNext(row, claimedUntil))) return;
    const claimed = { ...row, withdraw_at: claimedUntil };
    const product = relay.products[v.parse(productNameSchema, row.product)];
    // What somebody has started cannot be withdrawn, and what has ended need not be.
    const isOpen = stateFrom(row).status === "created";
    if (!isOpen || product.withdraw === null || row.session_id === null) {
      await setNext(claimed, null);
      return;
    }
    const askedAt = relay.now();
    const answer = await product.withdraw(row.session_id);
    if (!answer.ok) {
      await refused(claimed, answer.failure);
      return;
    }
    if (answer.value.kind === "told") {
      const how = { source: "fetch", at: relay.now(), askedAt, eventId: null } as const;
      await commitFacts(relay, row.id, [toldFact(answer.value.told, how)]);
    } else {
      await askNow(row.id);
    }
    relay.log.info({ intent: row.id }, "checkout session withdrawn");
    await setNext(claimed, null);
  }

  async function refused(row: Due, failure: FintocFailure): Promise<void> {
    relay.log.warn({ intent: row.id, failure }, "withdrawing was not possible");
    const now = relay.clock();
    if (failure.kind === "refused") {
      // Somebody has started it, or it has ended: Fintoc is asked which.
      await askNow(row.id);
      await setNext(row, null);
      return;
    }
    const waitedMs = now - Date.parse(row.token_expires_at ?? row.created_at);
    const pauseMs = Math.min(longestPauseMs, Math.max(shortestPauseMs, waitedMs / 2));
    const goesOn = now - Date.parse(row.created_at) < giveUpAfterMs;
    await setNext(row, goesOn ? new Date(now + pauseMs).toISOString() : null);
  }

  async function askNow(intentId: string): Promise<void> {
    await relay.database
      .updateTable("payment_intents")
      .set({ ask_at: relay.now() })
      .where("id", "=", intentId)
      .where("ask_at", "is not", null)
      .execute();
    relay.askSoon();
  }

  /** Changes the schedule unless somebody else has: processes that share a database do not meet. */
  async function setNext(row: Due, withdrawAt: string | null): Promise<boolean> {
    const { numUpdatedRows } = await relay.database
      .updateTable("payment_intents")
      .set({ withdraw_at: withdrawAt })
      .where("id", "=", row.id)
      .where("withdraw_at", "=", row.withdraw_at)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  return {
    async close() {
      clearInterval(timer);
      await looking;
      await Promise.all(working.values());
    },
  };
}
