import type { Insertable } from "kysely";

import { refundStateOf, type RefundToldFact } from "../../contract/refund-transition.ts";
import type { Schema } from "../../relay/database/schema.ts";
import { uuidOf, type Chance } from "./chance.ts";

/** A refund that has succeeded, as the relay would have written it. */
export interface InventedRefund {
  readonly row: Insertable<Schema["refunds"]> & {
    readonly amount: number;
    readonly updated_at: string;
  };
  readonly attempt: Insertable<Schema["refund_attempts"]>;
  readonly facts: readonly Insertable<Schema["refund_facts"]>[];
}

export interface RefundWish {
  readonly intent: {
    readonly id: string;
    readonly storeId: string;
    readonly amount: number;
    readonly currency: string;
  };
  readonly staffId: string | null;
  readonly createdMs: number;
  readonly chance: Chance;
}

const tookMs = 90_000;

/** Of the whole amount, or of half of it. */
export function inventedRefund(wish: RefundWish): InventedRefund {
  const { chance, createdMs, intent, staffId } = wish;
  const id = uuidOf(createdMs, chance);
  const createdAt = new Date(createdMs).toISOString();
  const endedAt = new Date(createdMs + tookMs).toISOString();
  const amount = chance.below(2) === 0 ? intent.amount : Math.ceil(intent.amount / 2);
  const { currency } = intent;
  const created: RefundToldFact = {
    kind: "told",
    source: "creation",
    at: createdAt,
    eventId: null,
    amount,
    currency,
    status: "created",
    failureCode: null,
    createdAt,
  };
  const facts = [
    created,
    { ...created, source: "fetch", at: endedAt, status: "succeeded" } as const,
  ];
  const state = refundStateOf({ amount, currency }, facts);
  return {
    row: {
      id,
      intent_id: intent.id,
      store_id: intent.storeId,
      amount,
      currency,
      staff_id: staffId,
      note: null,
      fintoc_id: `re_fill${chance.hex(20)}`,
      state: JSON.stringify(state),
      status: state.status,
      final_at: state.finalAt,
      ask_at: null,
      created_at: createdAt,
      updated_at: endedAt,
    },
    attempt: {
      refund_id: id,
      number: 1,
      idempotency_key: id,
      sent_at: createdAt,
      outcome: "created",
    },
    facts: facts.map((fact, number) => {
      return { refund_id: id, number: number + 1, at: fact.at, fact: JSON.stringify(fact) };
    }),
  };
}
