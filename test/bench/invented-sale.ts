import type { Insertable } from "kysely";
import * as v from "valibot";

import { addDays, businessDay, businessDayOf, type Interval } from "../../contract/business-day.ts";
import { currencySchema } from "../../contract/money.ts";
import { isFinal, type FintocStatus } from "../../contract/payment-intent.ts";
import { receiptCode, receiptCodeLength } from "../../contract/receipt-code.ts";
import { searchKey } from "../../contract/search-key.ts";
import { stateOf, type Fact, type ToldFact } from "../../contract/transition.ts";
import type { Schema, StoreRow } from "../../relay/database/schema.ts";
import { chanceOf, uuidOf, type Chance } from "./chance.ts";
import { inventedRefund, type InventedRefund } from "./invented-refund.ts";

/** What a store is filled with. The same seed and time make the same sales. */
export interface StoreFilling {
  readonly storeId: string;
  readonly count: number;
  /** The sales lie in this many business days, the last of which is today. */
  readonly days: number;
  /** How many of them are of today; the others are spread evenly. */
  readonly today: number;
  readonly seed: number;
  readonly now: number;
}

export interface People {
  readonly tills: readonly string[];
  readonly cashiers: readonly (string | null)[];
  /** Settles, refunds and closes; `null`: nobody does. */
  readonly manager: { readonly id: string; readonly name: string } | null;
}

/** All that the relay would have written of a sale, but for what it has forgotten since. */
export interface InventedSale {
  readonly row: Insertable<Schema["payment_intents"]>;
  readonly facts: readonly Insertable<Schema["facts"]>[];
  readonly attempt: Insertable<Schema["creation_attempts"]>;
  readonly refund: InventedRefund | null;
}

const minuteMs = 60_000;
const tokenLifeMs = 10 * minuteMs;
const settledMs = 25 * minuteMs;
/** What is older than this has been dealt with. */
const dealtWithMs = 60 * minuteMs;

/** How many of a thousand end how; what is left is paid. */
const endings: readonly (readonly [FintocStatus, number])[] = [
  ["expired", 55],
  ["rejected", 40],
  ["failed", 20],
];
const banks = [
  "cl_banco_estado",
  "cl_banco_de_chile",
  "cl_banco_santander",
  "cl_banco_bci",
  "cl_banco_falabella",
  "cl_banco_itau",
  "cl_mercado_pago",
];
/** Of a day's sales, in each of its 24 hours. */
const busy = [0, 0, 0, 0, 0, 0, 1, 3, 6, 7, 6, 7, 10, 13, 9, 6, 5, 6, 8, 9, 7, 4, 2, 1];
const busySum = busy.reduce((sum, each) => sum + each, 0);

/** Makes a store's sales one after the other: the same filling makes the same ones. */
export function saleMaker(store: StoreRow, people: People, filling: StoreFilling) {
  const { days, now, seed } = filling;
  const currency = v.parse(currencySchema, store.currency);
  const intervals = daysOf(store, filling);

  /** @param index counted from 0. @param day the place of its business day */
  return (index: number, day: number): InventedSale => {
    const chance = chanceOf(seed, store.id, index);
    const { from, to } = at(intervals, day);
    // Of today, only what has passed.
    const end = day === days - 1 ? Math.max(from + 1, Math.min(to, now)) : to;
    const createdMs = Math.min(end - 1, from + Math.floor(partOfDay(chance) * (end - from)));
    const instant = (afterMs: number) => new Date(createdMs + afterMs).toISOString();
    const createdAt = instant(0);
    const payMs = 15_000 + chance.below(90_000);
    const amount = amountOf(chance, currency);
    const id = uuidOf(createdMs, chance);
    const status = statusOf(chance, now - createdMs);
    const isPaid = status === "succeeded";
    const reference = referenceOf(chance);
    const tokenExpiresAt = instant(tokenLifeMs);
    const bank = at(banks, chance.below(banks.length));
    const created: ToldFact = {
      kind: "told",
      source: "creation",
      at: createdAt,
      askedAt: createdAt,
      eventId: null,
      amount,
      currency,
      status: isFinal(status) ? "created" : status,
      errorReason: null,
      bankReference: null,
      sender: null,
      transactionDate: null,
    };
    const facts: Fact[] = [created];
    if (isPaid && chance.below(500) === 0) facts.push({ kind: "cancelled", at: createdAt });
    if (isFinal(status)) {
      facts.push({
        ...created,
        source: "fetch",
        at: instant(payMs),
        askedAt: instant(payMs),
        status,
        errorReason: status === "failed" ? "insufficient_funds" : null,
        bankReference: isPaid ? String(10_000_000 + chance.below(89_999_999)) : null,
        sender: isPaid
          ? { institutionId: bank, numberEnd: chance.digits(4), holderIdMasked: null }
          : null,
      });
    }
    const asked = { amount, currency, tokenExpiresAt, confirmAbove: null };
    const { attention } = stateOf(asked, facts);
    const { manager } = people;
    const isOld = now - createdMs > dealtWithMs + payMs;
    if (attention !== null && manager !== null && isOld && chance.below(10) > 0) {
      const note = "Hablé con el cliente y quedó resuelto";
      facts.push({ kind: "settled", at: instant(settledMs), attention, by: manager.name, note });
    }
    const state = stateOf(asked, facts);
    const isRefunded = isPaid && attention === null && isOld && chance.below(300) === 0;
    const refund = isRefunded
      ? inventedRefund({
          intent: { id, storeId: store.id, amount, currency },
          staffId: manager?.id ?? null,
          createdMs: createdMs + settledMs,
          chance,
        })
      : null;
    const row = {
      id,
      store_id: store.id,
      till_id: at(people.tills, chance.below(people.tills.length)),
      cashier_id: at(people.cashiers, chance.below(people.cashiers.length)),
      mode: "test",
      amount,
      tip: null,
      currency,
      product: "payment_intent",
      reference,
      reference_key: reference === null ? null : searchKey(reference),
      customer_email: null,
      request: JSON.stringify({ amount, currency }),
      slug: `fill-${chance.hex(24)}`,
      receipt_code: receiptCode(chance.bytes(receiptCodeLength)),
      confirm_above: null,
      recipient: store.recipient,
      refunded_amount: refund?.row.amount ?? 0,
      fintoc_id: `pi_fill${chance.hex(20)}`,
      widget_token: null,
      token_expires_at: tokenExpiresAt,
      state: JSON.stringify(state),
      status: state.status,
      attention: state.attention,
      settled_at: state.attentionSettled?.at ?? null,
      bank_reference: state.bankReference,
      final_at: state.finalAt,
      pay_ms: isPaid ? payMs : null,
      // Nobody at Fintoc knows of them: they are never asked about.
      ask_at: null,
      created_at: createdAt,
      updated_at: refund?.row.updated_at ?? facts.at(-1)?.at ?? createdAt,
      // In the order of the sales: what a closing has not counted yet comes after it.
      changed_position: store.feed_position + index + 1,
    };
    const stored = facts.map((fact, number) => {
      return { intent_id: id, number: number + 1, at: fact.at, fact: JSON.stringify(fact) };
    });
    const attempt = {
      intent_id: id,
      number: 1,
      idempotency_key: id,
      sent_at: createdAt,
      outcome: "created",
    };
    return { row, facts: stored, attempt, refund };
  };
}

/** The business days that are filled, the last of which is today. */
export function daysOf(store: StoreRow, { days, now }: StoreFilling): readonly Interval[] {
  const lastDay = businessDayOf(now, store.time_zone, store.day_starts_at_hour);
  return Array.from({ length: days }, (_, age) => {
    const day = addDays(lastDay, age + 1 - days);
    return businessDay(day, store.time_zone, store.day_starts_at_hour);
  });
}

/** A place within a day, 0 to 1, by how busy its hours are. */
function partOfDay(chance: Chance): number {
  let left = chance.below(busySum);
  for (const [hour, share] of busy.entries()) {
    if (left < share) return (hour + chance.below(1_000_000) / 1_000_000) / busy.length;
    left -= share;
  }
  return 0.5;
}

function statusOf(chance: Chance, ageMs: number): FintocStatus {
  if (ageMs < 3 * minuteMs) return chance.below(3) === 0 ? "pending" : "created";
  let left = chance.below(1_000);
  for (const [status, share] of endings) {
    if (left < share) return status;
    left -= share;
  }
  return "succeeded";
}

/** Most sales are small, some are not; pesos end in 0. */
function amountOf(chance: Chance, currency: "CLP" | "MXN"): number {
  const large = chance.below(20) === 0;
  const tens = 99 + chance.below(large ? 90_000 : 4_000);
  return currency === "CLP" ? tens * 10 : tens * 50;
}

function referenceOf(chance: Chance): string | null {
  const kind = chance.below(10);
  if (kind < 4) return null;
  if (kind < 7) return `Mesa ${1 + chance.below(40)}`;
  if (kind < 9) return `Pedido ${1_000 + chance.below(99_000)}`;
  return `Factura ${100_000 + chance.below(899_999)}`;
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no ${index} of ${values.length}`);
  return value;
}
