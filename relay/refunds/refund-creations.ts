import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import type { Database } from "../database/open-database.ts";
import type { RefundAttemptRow, RefundRow } from "../database/schema.ts";
import { refundMetadataKey } from "../fintoc/refund.ts";
import type { Relay } from "../relay.ts";
import { acceptRefund } from "./accept-refund.ts";
import { findAtFintoc } from "./find-at-fintoc.ts";
import { failureCodeOf, nextRefundStep } from "./next-refund-step.ts";
import { commitRefundFacts } from "./record-refund-facts.ts";

/** The database could not be read or written, or another process works on it: again soon. */
const interruptedPauseMs = 1_000;
const claimedPauseMs = 200;
const takeOverMs = 2_000;
const takeOverAfterMs = 1_000;
/** How long Fintoc's list is waited for before it is asked again, at most. */
const longestLookPauseMs = 60_000;

/**
 * Brings recorded refunds to Fintoc, one worker a refund, until Fintoc has created or refused them
 * or certainly has none. All that a restart needs is in the database.
 */
export interface RefundCreations {
  /** Starts the worker of a refund that has just been recorded; resolves when it is done. */
  readonly run: (refundId: string, justRecorded: boolean) => Promise<void>;
  /** Takes up what an earlier process left unfinished. */
  readonly resume: () => Promise<void>;
  readonly close: () => void;
}

type Open = RefundRow & { readonly intent_fintoc_id: string | null };

export function createRefundCreations(relay: Relay): RefundCreations {
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const pause = (ms: number) =>
    delay(ms, undefined, { signal: closing.signal }).catch(() => undefined);

  async function claimAndWork(refundId: string, justRecorded: boolean): Promise<void> {
    const claim = `refund ${refundId}`;
    while (!(await relay.claims.tryClaim(claim))) {
      if (closing.signal.aborted || (await readOpen(refundId)) === undefined) return;
      await pause(claimedPauseMs);
    }
    try {
      let isInterrupted = !justRecorded;
      while (!closing.signal.aborted) {
        try {
          if (isInterrupted) await markInterrupted(refundId);
          isInterrupted = false;
          const pauseMs = await attempt(refundId);
          if (pauseMs === null) return;
          await pause(pauseMs);
        } catch (error) {
          relay.log.error({ err: error, refund: refundId }, "refund interrupted; trying again");
          isInterrupted = true;
          await pause(interruptedPauseMs);
        }
      }
    } finally {
      await relay.claims.release(claim);
    }
  }

  /** A try that was under way when its process ended, or failed to write, may have been taken. */
  async function markInterrupted(refundId: string): Promise<void> {
    await relay.database
      .updateTable("refund_attempts")
      .set({ outcome: "unanswered" })
      .where("refund_id", "=", refundId)
      .where("outcome", "is", null)
      .execute();
  }

  /** What Fintoc has not answered for good. */
  function readOpen(refundId: string): Promise<Open | undefined> {
    return relay.database
      .selectFrom("refunds")
      .innerJoin("payment_intents", "payment_intents.id", "refunds.intent_id")
      .selectAll("refunds")
      .select("payment_intents.fintoc_id as intent_fintoc_id")
      .where("refunds.id", "=", refundId)
      .where("refunds.status", "=", "creating")
      .where("refunds.fintoc_id", "is", null)
      .executeTakeFirst();
  }

  /** One step. Answers how long to wait for the next one, or `null` when there is none. */
  async function attempt(refundId: string): Promise<number | null> {
    const refund = await readOpen(refundId);
    if (refund === undefined) return null;
    const attempts = await relay.database
      .selectFrom("refund_attempts")
      .selectAll()
      .where("refund_id", "=", refundId)
      .orderBy("number")
      .execute();
    const last = attempts.at(-1);
    const step = nextRefundStep(attempts, relay.clock());
    if (last === undefined || step.kind === "end") return end(refund, attempts);
    switch (step.kind) {
      case "send_first":
        return send(refund, last);
      case "send":
        return send(refund, await recordAttempt(last, step.key));
      case "look": {
        const waitMs = step.notBefore - relay.clock();
        // The clock may be moved: look at it again soon.
        if (waitMs > 0) return Math.min(waitMs, 500);
        const found = await findAtFintoc(relay, refund, refund.intent_fintoc_id ?? "");
        if (!found.ok) {
          relay.log.warn({ refund: refundId, failure: found.failure }, "a refund is in doubt");
          const since = Math.max(step.notBefore, Date.parse(refund.created_at));
          const lookedForMs = relay.clock() - since;
          return Math.min(longestLookPauseMs, Math.max(interruptedPauseMs, lookedForMs / 4));
        }
        if (found.value !== null) {
          await acceptRefund(relay, refundId, found.value, "fetch");
          relay.log.info({ refund: refundId, fintocId: found.value.id }, "refund found at Fintoc");
          return null;
        }
        if (step.ifAbsent === "end") return end(refund, attempts);
        return send(refund, await recordAttempt(last, "new"));
      }
    }
  }

  /** Every further try's key is stored before it is sent. */
  async function recordAttempt(
    last: RefundAttemptRow,
    key: "same" | "new",
  ): Promise<RefundAttemptRow> {
    const attempt: RefundAttemptRow = {
      refund_id: last.refund_id,
      number: last.number + 1,
      idempotency_key: key === "same" ? last.idempotency_key : randomUUID(),
      sent_at: relay.now(),
      outcome: null,
    };
    await relay.database.insertInto("refund_attempts").values(attempt).execute();
    return attempt;
  }

  async function send(refund: Open, current: RefundAttemptRow): Promise<number | null> {
    const answer = await relay.fintoc.createRefund(
      {
        resource_id: refund.intent_fintoc_id ?? "",
        resource_type: "payment_intent",
        amount: refund.amount,
        metadata: { [refundMetadataKey]: refund.id },
      },
      current.idempotency_key,
    );
    if (answer.ok) {
      await acceptRefund(relay, refund.id, answer.value, "creation", (transaction) =>
        setOutcome(transaction, current, "created"),
      );
      const told = { refund: refund.id, fintocId: answer.value.id, tries: current.number };
      relay.log.info(told, "refund created");
      return null;
    }
    const { failure } = answer;
    relay.log.warn({ refund: refund.id, attempt: current.number, failure }, "refunding failed");
    const isSilent = failure.kind === "unanswered";
    const outcome = isSilent ? "unanswered" : `${failure.httpStatus} ${failure.code}`;
    await setOutcome(relay.database, current, outcome);
    if (failure.kind === "refused") return 0;
    const exponent = Math.min(current.number, 5) - 1;
    return isSilent ? 250 * 2 ** exponent : 1_000 * 2 ** exponent + Math.random() * 1_000;
  }

  async function end(refund: Open, attempts: readonly RefundAttemptRow[]): Promise<null> {
    const failureCode = failureCodeOf(attempts);
    const fact = { kind: "not_created", at: relay.now(), failureCode } as const;
    await commitRefundFacts(relay, refund.id, [fact]);
    return null;
  }

  async function setOutcome(
    database: Database,
    { number, refund_id }: RefundAttemptRow,
    outcome: string,
  ): Promise<void> {
    await database
      .updateTable("refund_attempts")
      .set({ outcome })
      .where("refund_id", "=", refund_id)
      .where("number", "=", number)
      .execute();
  }

  const run = (refundId: string, justRecorded: boolean) => {
    const known = running.get(refundId);
    if (known !== undefined) return known;
    const promise = claimAndWork(refundId, justRecorded)
      .catch((error: unknown) => {
        relay.log.error({ err: error, refund: refundId }, "refund could not be worked on");
      })
      .finally(() => running.delete(refundId));
    running.set(refundId, promise);
    return promise;
  };

  /** @param beforeMs only those that were recorded this long ago: their own process was first */
  async function resume(beforeMs = 0): Promise<void> {
    const unfinished = await relay.database
      .selectFrom("refunds")
      .select("id")
      .where("final_at", "is", null)
      .where("status", "=", "creating")
      .where("fintoc_id", "is", null)
      .where("created_at", "<=", new Date(relay.clock() - beforeMs).toISOString())
      .execute();
    for (const { id } of unfinished) void run(id, false);
  }

  const takeOver = () =>
    resume(takeOverAfterMs).catch((error: unknown) => {
      relay.log.error({ err: error }, "unfinished refunds could not be read");
    });
  const takingOver = relay.claims.shared ? setInterval(() => void takeOver(), takeOverMs) : null;

  return {
    run,
    resume: () => resume(),
    close() {
      if (takingOver !== null) clearInterval(takingOver);
      closing.abort();
    },
  };
}
