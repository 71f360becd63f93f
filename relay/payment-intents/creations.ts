import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import * as v from "valibot";

import type { Fact } from "../../contract/transition.ts";
import { lockFintocId } from "../database/locks.ts";
import type { CreationAttemptRow } from "../database/schema.ts";
import type { FintocFailure } from "../fintoc/fintoc-client.ts";
import { productNameSchema, type BackTo, type CreatedObject } from "../fintoc/fintoc-product.ts";
import { toldFact } from "../fintoc/told.ts";
import type { Relay } from "../relay.ts";
import { commit } from "./commit-facts.ts";
import { toCreateRequest, type Wish } from "./create-request.ts";
import { stateFrom } from "./payment-intent-row.ts";
import { recordFacts } from "./record-facts.ts";
import { applyEarlierEvents } from "../webhooks/apply-earlier-events.ts";

const fintocsSite = "https://fintoc.com/";
const mostAttempts = 5;
const giveUpAfterMs = 10 * 60_000;
/** The database could not be read or written: a full disk may have room again soon. */
const interruptedPauseMs = 1_000;
/** Another process works on it: look again this soon. */
const claimedPauseMs = 200;
/** How often we look for what a crashed process left unfinished. */
const takeOverMs = 2_000;
const takeOverAfterMs = 1_000;
/** Fintoc's word on the widget token's life. */
const tokenLifeMs = 10 * 60_000;

/**
 * Brings recorded intents to Fintoc, one worker an intent, until Fintoc has created or refused
 * them or the tries are used up. All that a restart needs is in the database.
 */
export interface Creations {
  /** Starts the intent's worker, or joins the one at work; resolves when it is done. */
  readonly run: (intentId: string) => Promise<void>;
  /** Takes up what an earlier process left unfinished. */
  readonly resume: () => Promise<void>;
  readonly close: () => void;
}

export function createCreations(relay: Relay): Creations {
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();

  /** One process at a time works on an intent. @param patient waits for another one's end */
  async function claimAndWork(intentId: string, patient: boolean): Promise<void> {
    while (!(await relay.claims.tryClaim(intentId))) {
      if (!patient || closing.signal.aborted || !(await isUnfinished(intentId))) return;
      await delay(claimedPauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    try {
      await work(intentId);
    } finally {
      await relay.claims.release(intentId);
    }
  }

  async function isUnfinished(intentId: string): Promise<boolean> {
    const row = await relay.database
      .selectFrom("payment_intents")
      .select("status")
      .where("id", "=", intentId)
      .executeTakeFirst();
    return row?.status === "creating";
  }

  async function work(intentId: string): Promise<void> {
    while (!closing.signal.aborted) {
      const pauseMs = await attempt(intentId).catch((error: unknown) => {
        relay.log.error({ err: error, intent: intentId }, "creation interrupted; trying again");
        return interruptedPauseMs;
      });
      if (pauseMs === null) return;
      await delay(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  /** One try. Answers how long to wait for the next one, or `null` when there is none. */
  async function attempt(intentId: string): Promise<number | null> {
    const row = await relay.database
      .selectFrom("payment_intents")
      .selectAll()
      .where("id", "=", intentId)
      .executeTakeFirstOrThrow();
    if (row.fintoc_id !== null || stateFrom(row).status !== "creating") return null;
    const store = await relay.database
      .selectFrom("stores")
      .selectAll()
      .where("id", "=", row.store_id)
      .executeTakeFirstOrThrow();
    const attempts = await relay.database
      .selectFrom("creation_attempts")
      .selectAll()
      .where("intent_id", "=", intentId)
      .orderBy("number")
      .execute();
    const last = attempts.at(-1);
    const isOver =
      attempts.filter((each) => each.outcome !== null).length >= mostAttempts ||
      relay.clock() - Date.parse(row.created_at) > giveUpAfterMs;
    if (last === undefined || isOver) {
      await refuse(intentId, "no_answer", "Fintoc did not create it in five tries or ten minutes");
      return null;
    }
    const current = last.outcome === null ? last : await nextAttempt(last);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `readWish` made this JSON
    const wish = JSON.parse(row.request) as Wish;
    const askedAt = relay.now();
    const request = toCreateRequest(wish, intentId, { ...store, recipient: row.recipient });
    const product = relay.products[v.parse(productNameSchema, row.product)];
    const answer = await product.create({ request, backTo: backTo(row.slug) }, current.idempotency_key);
    if (answer.ok) {
      const sentAt = attempts.find(
        (each) => each.idempotency_key === current.idempotency_key,
      )?.sent_at;
      await accept(intentId, current, answer.value, askedAt, sentAt ?? current.sent_at);
      return null;
    }
    return failed(intentId, current, answer.failure);
  }

  /** Where Fintoc's hosted page leads back to: nobody's phone gets to a page of this computer's own. */
  function backTo(slug: string): BackTo {
    if (relay.isLocal) return { success: fintocsSite, cancel: fintocsSite };
    const payUrl = `${relay.publicUrl}/pay/${slug}`;
    return { success: `${payUrl}?back=success`, cancel: payUrl };
  }

  /** After a received answer a new key, stored before it is sent; after silence the same key. */
  async function nextAttempt(last: CreationAttemptRow): Promise<CreationAttemptRow> {
    const attempt: CreationAttemptRow = {
      intent_id: last.intent_id,
      number: last.number + 1,
      idempotency_key: last.outcome === "unanswered" ? last.idempotency_key : randomUUID(),
      sent_at: relay.now(),
      outcome: null,
    };
    await relay.database.insertInto("creation_attempts").values(attempt).execute();
    return attempt;
  }

  async function accept(
    intentId: string,
    current: CreationAttemptRow,
    created: CreatedObject,
    askedAt: string,
    sentAt: string,
  ): Promise<void> {
    await commit(relay, async (transaction, changed) => {
      await lockFintocId(transaction, created.id);
      const now = relay.now();
      const { id: fintocId, page, told } = created;
      const fact = toldFact(told, { source: "creation", at: now, askedAt, eventId: null });
      const row = await transaction
        .selectFrom("payment_intents")
        .select(["amount", "currency", "product", "state"])
        .where("id", "=", intentId)
        .executeTakeFirstOrThrow();
      const facts: Fact[] = [fact];
      const matches = fact.amount === row.amount && fact.currency === row.currency;
      if (!matches || page === null) {
        // Nobody could pay what was asked: its token is never served.
        const errorReason = matches ? "pay_page_missing" : "amount_mismatch";
        facts.push({ kind: "not_created", at: now, errorReason, message: "" });
      }
      await setOutcome(transaction, current, "created");
      const tokenExpiresAt = new Date(Date.parse(sentAt) + tokenLifeMs).toISOString();
      const isSession = row.product === "checkout_session";
      const isCancelled = stateFrom(row).cancelledAt !== null;
      const { change } = await recordFacts(transaction, intentId, facts, now, {
        fintoc_id: fintocId,
        widget_token: matches && page?.kind === "widget" ? page.token : null,
        token_expires_at: tokenExpiresAt,
        ...(isSession
          ? {
              session_id: fintocId,
              redirect_url: matches && page?.kind === "redirect" ? page.url : null,
              withdraw_at: isCancelled ? now : tokenExpiresAt,
            }
          : {}),
      });
      changed(change);
      await applyEarlierEvents(transaction, intentId, fintocId, now, changed);
    });
    relay.log.info(
      { intent: intentId, fintocId: created.id, tries: current.number },
      "intent created",
    );
  }

  async function failed(
    intentId: string,
    current: CreationAttemptRow,
    failure: FintocFailure,
  ): Promise<number | null> {
    relay.log.warn({ intent: intentId, attempt: current.number, failure }, "creation failed");
    const outcome = failure.kind === "unanswered" ? "unanswered" : `${failure.httpStatus}`;
    await setOutcome(relay.database, current, outcome);
    if (failure.kind === "refused") {
      await refuse(intentId, failure.code, failure.message);
      return null;
    }
    if (current.number >= mostAttempts) return 0;
    const exponent = current.number - 1;
    return failure.kind === "unanswered"
      ? 250 * 2 ** exponent
      : 1_000 * 2 ** exponent + Math.random() * 1_000;
  }

  async function refuse(intentId: string, errorReason: string, message: string): Promise<void> {
    await commit(relay, async (transaction, changed) => {
      const now = relay.now();
      const fact: Fact = { kind: "not_created", at: now, errorReason, message };
      const { change } = await recordFacts(transaction, intentId, [fact], now);
      changed(change);
    });
  }

  function setOutcome(
    database: Relay["database"],
    { intent_id, number }: CreationAttemptRow,
    outcome: string,
  ) {
    return database
      .updateTable("creation_attempts")
      .set({ outcome })
      .where("intent_id", "=", intent_id)
      .where("number", "=", number)
      .execute();
  }

  const run = (intentId: string, patient = true) => {
    const known = running.get(intentId);
    if (known !== undefined) return known;
    const promise = claimAndWork(intentId, patient)
      .catch((error: unknown) => {
        relay.log.error({ err: error, intent: intentId }, "creation could not be worked on");
      })
      .finally(() => running.delete(intentId));
    running.set(intentId, promise);
    return promise;
  };

  /** @param beforeMs only those that were recorded this long ago: their own process was first */
  async function resume(beforeMs = 0): Promise<void> {
    const unfinished = await relay.database
      .selectFrom("payment_intents")
      .select("id")
      .where("status", "=", "creating")
      .where("fintoc_id", "is", null)
      .where("created_at", "<=", new Date(relay.clock() - beforeMs).toISOString())
      .execute();
    for (const { id } of unfinished) void run(id, false);
  }

  const takeOver = () =>
    resume(takeOverAfterMs).catch((error: unknown) => {
      relay.log.error({ err: error }, "unfinished creations could not be read");
    });
  const takingOver = relay.claims.shared ? setInterval(() => void takeOver(), takeOverMs) : null;

  return {
    run: (intentId) => run(intentId),
    resume: () => resume(),
    close() {
      if (takingOver !== null) clearInterval(takingOver);
      closing.abort();
    },
  };
}
