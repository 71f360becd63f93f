import { randomUUID } from "node:crypto";

import fc from "fast-check";
import * as v from "valibot";

import { businessDay } from "../../contract/business-day.ts";
import {
  attentions,
  paymentIntentStatuses,
  type Attention,
  type PaymentIntent,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";
import type { Currency } from "../../contract/money.ts";
import { searchKey } from "../../contract/search-key.ts";
import { paymentIntentsAnswerSchema } from "../../contract/relay-api.ts";
import { stateOf } from "../../contract/transition.ts";
import type { Database } from "../../relay/database/open-database.ts";
import type { TillClient } from "./harness.ts";

/** An intent as it is written into the database; `till` and `cashier` are places in a list. */
export interface Stored {
  readonly at: string;
  readonly amount: number;
  readonly tip?: number | null;
  readonly status: PaymentIntentStatus;
  readonly attention: Attention | null;
  /** Means something only beside an attention. */
  readonly settled?: boolean;
  /** Means something only where it was paid. */
  readonly payMs?: number;
  readonly till: number;
  readonly cashier: number;
  readonly reference?: string | null;
  readonly bankReference?: string | null;
}

interface Shop {
  readonly store: string;
  /** CLP where it says nothing. */
  readonly currency?: Currency;
  readonly tills: readonly TillClient[];
  readonly cashiers: readonly (string | null)[];
}

/** The store has these intents and no others, which its feed tells nothing of but that it went on. */
export async function replaceIntents(
  database: Database,
  { cashiers, currency = "CLP", store, tills }: Shop,
  intents: readonly Stored[],
): Promise<void> {
  await database.deleteFrom("payment_intents").where("store_id", "=", store).execute();
  const rows = intents.map(
    ({ amount, at, attention, cashier, settled = false, status, till, tip = null, ...more }) => {
      const { bankReference = null, payMs = 0, reference = null } = more;
      const asked = { amount, currency, tokenExpiresAt: null, confirmAbove: null };
      const isSettled = settled && attention !== null;
      const attentionSettled = isSettled ? { by: "Luz", at, note: "visto" } : null;
      const paidAt = new Date(Date.parse(at) + payMs).toISOString();
      const finalAt = status === "succeeded" ? paidAt : null;
      const told = { status, attention, attentionSettled, finalAt, bankReference };
      const state = { ...stateOf(asked, []), ...told };
      return {
        id: randomUUID(),
        store_id: store,
        till_id: tills[till]?.id ?? "",
        cashier_id: cashiers[cashier] ?? null,
        mode: "test",
        amount,
        tip,
        currency,
        product: "payment_intent",
        // Known to Fintoc: the relay would take up what is still to be created.
        fintoc_id: `pi_${randomUUID()}`,
        reference,
        reference_key: reference === null ? null : searchKey(reference),
        customer_email: null,
        request: "{}",
        slug: randomUUID(),
        confirm_above: null,
        widget_token: null,
        token_expires_at: null,
        state: JSON.stringify(state),
        status,
        attention,
        settled_at: isSettled ? at : null,
        bank_reference: bankReference,
        final_at: finalAt,
        pay_ms: finalAt === null ? null : payMs,
        ask_at: null,
        created_at: at,
        updated_at: at,
      };
    },
  );
  // SQLite takes so many values in one statement.
  for (let from = 0; from < rows.length; from += 1_000) {
    const some = rows.slice(from, from + 1_000);
    await database.insertInto("payment_intents").values(some).execute();
  }
  await database
    .updateTable("stores")
    .set((row) => ({ feed_position: row("feed_position", "+", 1) }))
    .where("id", "=", store)
    .execute();
}

/** A day's whole list (`""`: every day's): the till's own, or with a manager's session the store's. */
export async function listDay(
  till: TillClient | undefined,
  day: string,
  session?: string,
  filter = "",
): Promise<readonly PaymentIntent[]> {
  const found: PaymentIntent[] = [];
  let cursor = "";
  do {
    const ofDay = day === "" ? "" : `&day=${day}`;
    const path = `/v1/payment-intents?limit=200${ofDay}${filter}${cursor}`;
    const response = await till?.call("GET", path, undefined, session);
    const page = v.parse(paymentIntentsAnswerSchema, await response?.json());
    found.push(...page.paymentIntents);
    cursor = page.nextCursor === null ? "" : `&cursor=${page.nextCursor}`;
  } while (cursor !== "");
  return found;
}

export function sum(intents: readonly PaymentIntent[]) {
  const amount = intents.reduce((total, each) => total + each.amount, 0);
  return { count: intents.length, amount };
}

/** Intents in and around the days, at their very edges among others. */
export function storedIntents(days: readonly string[], zone: string, dayStartsAtHour: number) {
  const instants = fc
    .tuple(
      fc.constantFrom(...days),
      fc.oneof(fc.constantFrom(0, 1), fc.double({ min: -0.1, max: 1.1, noNaN: true })),
      fc.constantFrom(-1, 0, 1),
    )
    .map(([day, part, offset]) => {
      const { from, to } = businessDay(day, zone, dayStartsAtHour);
      return new Date(Math.round(from + (to - from) * part) + offset).toISOString();
    });
  return fc.record({
    at: instants,
    amount: fc.integer({ min: 1, max: 999_999_999 }),
    tip: fc.option(fc.nat(99_999_999)),
    status: fc.constantFrom(...paymentIntentStatuses),
    attention: fc.constantFrom(null, null, null, ...attentions),
    settled: fc.boolean(),
    payMs: fc.nat(900_000),
    till: fc.nat(1),
    cashier: fc.nat(2),
  });
}
