import { randomBytes } from "node:crypto";

import type { Context, Hono } from "hono";
import * as v from "valibot";

import { receiptCode, receiptCodeLength } from "../../contract/receipt-code.ts";
import { searchKey } from "../../contract/search-key.ts";
import { createWaitMs, relayRoutes } from "../../contract/relay-api.ts";
import { stateOf } from "../../contract/transition.ts";
import { uuidSchema } from "../../contract/uuid.ts";
import { ask } from "../asking/ask.ts";
import type { Database } from "../database/open-database.ts";
import { lockIntents } from "../database/locks.ts";
import { readJson } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import { readRefunds, refundableOf } from "../refunds/refund-row.ts";
import type { Relay } from "../relay.ts";
import { identify, requireManager, scopeOf, type Caller } from "../staff/caller.ts";
import { readSession } from "../staff/staff-session.ts";
import { staffSessionHeader } from "../../contract/staff.ts";
import { authenticate } from "../tills/authenticate.ts";
import { waitFor } from "../wait-for.ts";
import { commit, commitFacts } from "./commit-facts.ts";
import { readWish } from "./create-request.ts";
import type { Creations } from "./creations.ts";
import { selectInScope } from "./list-intents.ts";
import { addListRoutes } from "./list-routes.ts";
import { readHistory } from "./history.ts";
import { askedOf, selectIntents, stateFrom, toPaymentIntent } from "./payment-intent-row.ts";
import { appendToFeed, recordFacts } from "./record-facts.ts";
import { settle } from "./settle.ts";

/** 128 bits and more: nobody guesses a pay page's address. */
const slugBytes = 18;

export function addPaymentIntentRoutes(app: Hono, relay: Relay, creations: Creations): void {
  const { database } = relay;
  // Before the routes of one payment intent, whose `:id` would take their names for an id.
  addListRoutes(app, relay);

  const session = (context: Context) => identify(relay, context);

  /** The till's own intent, or with a manager's session the store's. Others' are not told from none. */
  async function ownIntent(id: string | undefined, caller: Caller) {
    const uuid = v.safeParse(uuidSchema, id);
    const row = uuid.success
      ? await selectInScope(database, await scopeOf(relay, caller))
          .where("payment_intents.id", "=", uuid.output)
          .executeTakeFirst()
      : undefined;
    if (row === undefined) {
      throw new RelayError("payment_intent_not_found", `This till has no payment intent ${id}`);
    }
    return row;
  }

  const answer = async (id: string) => {
    const row = await selectIntents(database)
      .where("payment_intents.id", "=", id)
      .executeTakeFirstOrThrow();
    return toPaymentIntent(row, relay, relay.now());
  };

  app.put(relayRoutes.putPaymentIntent.path, async (context) => {
    const authorization = context.req.header("Authorization");
    const { store, till } = await authenticate(database, authorization, relay.now());
    const body = await readJson(context.req.raw);
    const id = v.safeParse(uuidSchema, context.req.param("id"));
    if (!id.success) {
      throw new RelayError("id_not_uuid", "The payment intent's id must be a UUID", "id");
    }
    const intentId = id.output;
    const wish = readWish(body, store);
    const request = JSON.stringify(wish);
    const isNew = await commit(relay, async (transaction, changed) => {
      if (await isRecorded(transaction, intentId, till.id, request)) return false;
      const now = relay.now();
      // Read only now: a sale that was recorded is answered even when its cashier has left since.
      const token = context.req.header(staffSessionHeader);
      const cashier = (await readSession(transaction, token, till.id, now))?.staff ?? null;
      const row = {
        id: intentId,
        store_id: store.id,
        till_id: till.id,
        mode: relay.config.fintoc.mode,
        amount: wish.amount,
        tip: wish.tip ?? null,
        currency: wish.currency,
        reference: wish.reference,
        reference_key: wish.reference === null ? null : searchKey(wish.reference),
        customer_email: wish.customerEmail,
        cashier_id: cashier?.id ?? null,
        request,
        slug: randomBytes(slugBytes).toString("base64url"),
        receipt_code: receiptCode(randomBytes(receiptCodeLength)),
        confirm_above: store.confirm_above,
        recipient: store.recipient,
        refunded_amount: 0,
        refunding_amount: 0,
        product: store.product,
        fintoc_id: null,
        session_id: null,
        widget_token: null,
        redirect_url: null,
        token_expires_at: null,
        withdraw_at: null,
        state: "",
        status: "creating",
        attention: null,
        settled_at: null,
        bank_reference: null,
        final_at: null,
        pay_ms: null,
        ask_at: null,
        created_at: now,
        updated_at: now,
        changed_position: 0,
      };
      const state = JSON.stringify(stateOf(askedOf(row), []));
      const inserted = await transaction
        .insertInto("payment_intents")
        .values({ ...row, state })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      // The same PUT, sent twice at once, has won: nothing is recorded twice.
      if (inserted.numInsertedOrUpdatedRows === 0n) {
        return !(await isRecorded(transaction, intentId, till.id, request));
      }
      // The first attempt's key is the intent's id, stored before anything is sent.
      await transaction
        .insertInto("creation_attempts")
        .values({
          intent_id: intentId,
          number: 1,
          idempotency_key: intentId,
          sent_at: now,
          outcome: null,
        })
        .execute();
      changed(await appendToFeed(transaction, row, now));
      return true;
    });
    await waitFor(creations.run(intentId), createWaitMs);
    return context.json({ paymentIntent: await answer(intentId) }, isNew ? 201 : 200);
  });

  app.get(relayRoutes.getPaymentIntent.path, async (context) => {
    const row = await ownIntent(context.req.param("id"), await session(context));
    const history = await readHistory(database, row.id);
    const paymentIntent = toPaymentIntent(row, relay, relay.now());
    const refunds = await readRefunds(database, row.id);
    const refundable = refundableOf(row, refunds);
    return context.json({ paymentIntent: { ...paymentIntent, history }, refunds, refundable });
  });

  app.post(relayRoutes.cancelPaymentIntent.path, async (context) => {
    const caller = await session(context);
    const { id } = await ownIntent(context.req.param("id"), caller);
    await commit(relay, async (transaction, changed) => {
      await lockIntents(transaction, [id]);
      const row = await transaction
        .selectFrom("payment_intents")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const { cancelledAt, status } = stateFrom(row);
      if (cancelledAt !== null) return;
      if (status === "succeeded") {
        const message = "This payment intent has been paid and cannot be cancelled";
        throw new RelayError("payment_intent_already_succeeded", message);
      }
      const now = relay.now();
      const by = caller.session?.staff.name ?? null;
      const fact = { kind: "cancelled", at: now, by, till: caller.till.name } as const;
      // A checkout session is taken back at Fintoc too, as far as nobody has started it.
      const withdrawal = row.session_id === null ? {} : { withdraw_at: now };
      changed((await recordFacts(transaction, id, [fact], now, withdrawal)).change);
    });
    return context.json({ paymentIntent: await answer(id) });
  });

  app.post(relayRoutes.refreshPaymentIntent.path, async (context) => {
    const row = await ownIntent(context.req.param("id"), await session(context));
    if (row.fintoc_id !== null) {
      const asked = await ask(relay, { intentId: row.id, fintocId: row.fintoc_id });
      if (!asked.ok) {
        throw new RelayError("fintoc_unavailable", "Fintoc did not answer: ask again in a moment");
      }
      if (asked.value !== null) await commitFacts(relay, row.id, [asked.value]);
    }
    return context.json({ paymentIntent: await answer(row.id) });
  });

  app.post(relayRoutes.settlePaymentIntent.path, async (context) => {
    const caller = await session(context);
    const { name } = requireManager(caller);
    const { id } = await ownIntent(context.req.param("id"), caller);
    await settle(relay, id, name, await readJson(context.req.raw));
    return context.json({ paymentIntent: await answer(id) });
  });
}

/**
 * Whether this very wish has been recorded before.
 * @throws RelayError payment_intent_of_another_till, payment_intent_differs
 */
async function isRecorded(
  database: Database,
  intentId: string,
  tillId: string,
  request: string,
): Promise<boolean> {
  const known = await database
    .selectFrom("payment_intents")
    .select(["till_id", "request"])
    .where("id", "=", intentId)
    .executeTakeFirst();
  if (known === undefined) return false;
  if (known.till_id !== tillId) {
    const message = "Another till has a payment intent with this id: choose a new id";
    throw new RelayError("payment_intent_of_another_till", message, "id");
  }
  if (known.request !== request) {
    const message = "This payment intent was charged with another body: choose a new id";
    throw new RelayError("payment_intent_differs", message, "id");
  }
  return true;
}
