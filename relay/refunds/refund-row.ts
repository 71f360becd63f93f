import * as v from "valibot";

import { currencySchema } from "../../contract/money.ts";
import {
  isRefundFinal,
  refundable,
  type Refund,
  type Refundable,
  type RefundHistoryEntry,
} from "../../contract/refund.ts";
import { refundExpectation } from "../../contract/refund-expectation.ts";
import type { RefundFact, RefundState } from "../../contract/refund-transition.ts";
import type { Database } from "../database/open-database.ts";
import type { PaymentIntentRow, RefundRow } from "../database/schema.ts";
import { stateFrom } from "../payment-intents/payment-intent-row.ts";

type NamedRefundRow = RefundRow & { readonly staff_name: string | null };

/** Our own JSON, written by `recordRefundFacts` alone. */
export function refundStateFrom(row: Pick<RefundRow, "state">): RefundState {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only our own code writes this column
  return JSON.parse(row.state) as RefundState;
}

/** Our own JSON, written by `recordRefundFacts` alone. */
export function refundFactFrom(json: string): RefundFact {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only recordRefundFacts writes this column
  return JSON.parse(json) as RefundFact;
}

/** An intent's refunds as our wire shows them, oldest first. */
export async function readRefunds(
  database: Database,
  intentId: string,
): Promise<readonly Refund[]> {
  const rows = await database
    .selectFrom("refunds")
    .leftJoin("staff", "staff.id", "refunds.staff_id")
    .selectAll("refunds")
    .select("staff.name as staff_name")
    .where("refunds.intent_id", "=", intentId)
    .orderBy("refunds.created_at")
    .orderBy("refunds.id")
    .execute();
  if (rows.length === 0) return [];
  const facts = await database
    .selectFrom("refund_facts")
    .select(["refund_id", "fact"])
    .where(
      "refund_id",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("number")
    .execute();
  return rows.map((row) => {
    const own = facts.filter((each) => each.refund_id === row.id);
    return toRefund(
      row,
      own.map((each) => refundFactFrom(each.fact)),
    );
  });
}

function toRefund(row: NamedRefundRow, facts: readonly RefundFact[]): Refund {
  const state = refundStateFrom(row);
  const currency = v.parse(currencySchema, row.currency);
  const isOver = isRefundFinal(state.status);
  return {
    id: row.id,
    fintocId: row.fintoc_id,
    paymentIntentId: row.intent_id,
    amount: row.amount,
    currency,
    status: state.status,
    failureCode: state.failureCode,
    note: row.note,
    by: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? "" },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    finalAt: state.finalAt,
    expectation: isOver
      ? null
      : refundExpectation(Date.parse(state.acceptedAt ?? row.created_at), currency),
    history: facts.map(toHistoryEntry),
  };
}

function toHistoryEntry(fact: RefundFact): RefundHistoryEntry {
  const nothing = {
    at: fact.at,
    kind: fact.kind,
    status: null,
    amount: null,
    failureCode: null,
    eventId: null,
    by: null,
  };
  switch (fact.kind) {
    case "told": {
      const { amount, eventId, failureCode, source, status } = fact;
      return { ...nothing, source, status, amount, failureCode, eventId };
    }
    case "not_created":
      return {
        ...nothing,
        source: "relay",
        status: "not_created",
        failureCode: fact.failureCode,
      };
    case "cancel_asked":
      return { ...nothing, source: "till", by: fact.by };
  }
}

/** What of an intent may still be refunded, beside these refunds of it. */
export function refundableOf(
  intent: PaymentIntentRow,
  refunds: readonly Pick<Refund, "status" | "amount">[],
): Refundable {
  const { attention, status } = stateFrom(intent);
  const { amount, customer_email: customerEmail } = intent;
  return refundable({ status, attention, amount, customerEmail }, refunds, isDirect(intent));
}

/** Whether the money went straight to the merchant's own account: as it was when it was charged. */
function isDirect(intent: Pick<PaymentIntentRow, "recipient">): boolean {
  return intent.recipient !== null;
}
