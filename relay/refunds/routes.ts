import type { Context, Hono } from "hono";
import * as v from "valibot";

import { checkAmount, currencySchema } from "../../contract/money.ts";
import { longestRefundNote, putRefundBodySchema } from "../../contract/refund.ts";
import { refundStateOf } from "../../contract/refund-transition.ts";
import { createWaitMs, relayRoutes } from "../../contract/relay-api.ts";
import { uuidSchema } from "../../contract/uuid.ts";
import { lockIntents } from "../database/locks.ts";
import type { Database } from "../database/open-database.ts";
import { readJson } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import { amountMessages } from "../payment-intents/create-request.ts";
import { commit } from "../payment-intents/commit-facts.ts";
import { selectIntents, toPaymentIntent } from "../payment-intents/payment-intent-row.ts";
import type { Relay } from "../relay.ts";
import { identify, requireManager, scopeOf } from "../staff/caller.ts";
import { waitFor } from "../wait-for.ts";
import { cancelAtFintoc } from "./cancel-refund.ts";
import { tellIntent } from "./record-refund-facts.ts";
import type { RefundCreations } from "./refund-creations.ts";
import { readRefunds, refundableOf } from "./refund-row.ts";

interface RefundWish {
  readonly amount: number;
  readonly note: string | null;
}

export function addRefundRoutes(app: Hono, relay: Relay, creations: RefundCreations): void {
  const { database } = relay;

  /** Who asks, and about which intent of a store of theirs. Others' are not told from none. */
  async function managedIntent(context: Context) {
    const caller = await identify(relay, context);
    const manager = requireManager(caller);
    const { stores } = await scopeOf(relay, caller);
    const id = v.safeParse(uuidSchema, context.req.param("id"));
    const row = id.success
      ? await selectIntents(database)
          .where("payment_intents.id", "=", id.output)
          .where(
            "payment_intents.store_id",
            "in",
            stores.map((store) => store.id),
          )
          .executeTakeFirst()
      : undefined;
    if (row === undefined) {
      const message = "The store has no payment intent with this id";
      throw new RelayError("payment_intent_not_found", message);
    }
    return { manager, intent: row };
  }

  async function answer(intentId: string, refundId: string) {
    const row = await selectIntents(database)
      .where("payment_intents.id", "=", intentId)
      .executeTakeFirstOrThrow();
    const refunds = await readRefunds(database, intentId);
    const refund = refunds.find((each) => each.id === refundId);
    const paymentIntent = toPaymentIntent(row, relay, relay.now());
    return { refund, paymentIntent, refundable: refundableOf(row, refunds) };
  }

  app.put(relayRoutes.putRefund.path, async (context) => {
    const { intent, manager } = await managedIntent(context);
    const refundId = v.safeParse(uuidSchema, context.req.param("refundId"));
    if (!refundId.success) {
      throw new RelayError("id_not_uuid", "The refund's id must be a UUID", "refundId");
    }
    const currency = v.parse(currencySchema, intent.currency);
    const id = refundId.output;
    const wish = readRefundWish(await readJson(context.req.raw), currency);
    const isNew = await commit(relay, async (transaction, changed) => {
      // Whoever refunds this intent at the same moment waits here, and then sees this refund.
      await lockIntents(transaction, [intent.id]);
      if (await isRecorded(transaction, id, intent.id, wish)) return false;
      await checkRefundable(transaction, intent.id, wish);
      const now = relay.now();
      const inserted = await transaction
        .insertInto("refunds")
        .values({
          id,
          intent_id: intent.id,
          store_id: intent.store_id,
          amount: wish.amount,
          currency,
          staff_id: manager.id,
          note: wish.note,
          fintoc_id: null,
          state: JSON.stringify(refundStateOf({ amount: wish.amount, currency }, [])),
          status: "creating",
          final_at: null,
          ask_at: null,
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      // Another intent's refund has taken this id at the same moment.
      if (inserted.numInsertedOrUpdatedRows === 0n) throw differs();
      // The first try's key is the refund's id, stored before anything is sent.
      await transaction
        .insertInto("refund_attempts")
        .values({ refund_id: id, number: 1, idempotency_key: id, sent_at: now, outcome: null })
        .execute();
      changed(await tellIntent(transaction, intent.id, now));
      return true;
    });
    await waitFor(creations.run(id, isNew), createWaitMs);
    return context.json(await answer(intent.id, id), isNew ? 201 : 200);
  });

  app.post(relayRoutes.cancelRefund.path, async (context) => {
    const { intent, manager } = await managedIntent(context);
    const refundId = v.safeParse(uuidSchema, context.req.param("refundId"));
    const refunds = await readRefunds(database, intent.id);
    const refund = refunds.find((each) => refundId.success && each.id === refundId.output);
    if (refund === undefined) {
      throw new RelayError("refund_not_found", "This payment intent has no such refund");
    }
    if (refund.status !== "canceled") {
      await cancelAtFintoc(relay, refund, { id: manager.id, name: manager.name });
    }
    return context.json(await answer(intent.id, refund.id));
  });
}

/**
 * Checks the body of a `PUT`.
 * @throws RelayError with the first fault
 */
function readRefundWish(
  body: Readonly<Record<string, unknown>>,
  currency: "CLP" | "MXN",
): RefundWish {
  const parsed = v.safeParse(putRefundBodySchema, body);
  const amount = typeof body["amount"] === "number" ? body["amount"] : Number.NaN;
  const checked = checkAmount(amount, { currency, maxAmount: null });
  if (!checked.ok) throw new RelayError(checked.failure, amountMessages[checked.failure], "amount");
  const note = parsed.success ? (parsed.output.note?.trim() ?? "") : null;
  if (note === null || note.length > longestRefundNote) {
    const message = `note may have up to ${longestRefundNote} characters`;
    throw new RelayError("note_invalid", message, "note");
  }
  return { amount, note: note === "" ? null : note };
}

/**
 * Whether this very refund has been recorded before.
 * @throws RelayError refund_differs
 */
async function isRecorded(
  transaction: Database,
  id: string,
  intentId: string,
  wish: RefundWish,
): Promise<boolean> {
  const known = await transaction
    .selectFrom("refunds")
    .select(["intent_id", "amount", "note"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (known === undefined) return false;
  const isSame =
    known.intent_id === intentId && known.amount === wish.amount && known.note === wish.note;
  if (!isSame) throw differs();
  return true;
}

function differs(): RelayError {
  const message = "There is another refund with this id: choose a new id";
  return new RelayError("refund_differs", message, "refundId");
}

/** @throws RelayError refund_not_possible, refund_above_left */
async function checkRefundable(
  transaction: Database,
  intentId: string,
  { amount }: RefundWish,
): Promise<void> {
  const row = await transaction
    .selectFrom("payment_intents")
    .selectAll()
    .where("id", "=", intentId)
    .executeTakeFirstOrThrow();
  const can = refundableOf(row, await readRefunds(transaction, intentId));
  if (can.kind === "not_refundable" && can.reason !== "nothing_left") {
    const message = `This payment intent cannot be refunded here: ${can.reason}`;
    throw new RelayError("refund_not_possible", message);
  }
  const left = can.kind === "refundable" ? can.left : 0;
  if (amount > left) {
    const message = `${amount} is more than what is left to refund: ${left}`;
    throw new RelayError("refund_above_left", message, "amount");
  }
}
