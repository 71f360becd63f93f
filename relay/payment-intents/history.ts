import type { HistoryEntry } from "../../contract/payment-intent.ts";
import type { Fact } from "../../contract/transition.ts";
import type { Database } from "../database/open-database.ts";
import { factFrom } from "./payment-intent-row.ts";

/** Everything that was learned about a payment intent or done with it, oldest first. */
export async function readHistory(
  database: Database,
  intentId: string,
): Promise<readonly HistoryEntry[]> {
  const facts = await database
    .selectFrom("facts")
    .select("fact")
    .where("intent_id", "=", intentId)
    .orderBy("number")
    .execute();
  const attempts = await database
    .selectFrom("creation_attempts")
    .select(["sent_at", "outcome"])
    .where("intent_id", "=", intentId)
    .where("outcome", "is not", null)
    .where("outcome", "!=", "created")
    .orderBy("number")
    .execute();
  const checks = await database
    .selectFrom("receipt_checks")
    .innerJoin("tills", "tills.id", "receipt_checks.till_id")
    .leftJoin("staff", "staff.id", "receipt_checks.cashier_id")
    .select(["receipt_checks.at", "tills.name as till_name", "staff.name as staff_name"])
    .where("receipt_checks.intent_id", "=", intentId)
    .orderBy("receipt_checks.number")
    .execute();
  const entries: readonly HistoryEntry[] = [
    ...attempts.map(({ outcome, sent_at }) => creationFailed(sent_at, outcome)),
    ...facts.flatMap((each) => toHistoryEntry(factFrom(each.fact)) ?? []),
    ...checks.map(({ at, staff_name, till_name }) => receiptChecked(at, staff_name, till_name)),
  ];
  // Stable: what was learned at one instant stays in the order in which it was recorded.
  return entries.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

const nothing = {
  status: null,
  amount: null,
  currency: null,
  errorReason: null,
  eventId: null,
  note: null,
  by: null,
  till: null,
} as const;

function creationFailed(at: string, outcome: string | null): HistoryEntry {
  return { ...nothing, at, source: "relay", kind: "creation_failed", note: outcome };
}

function receiptChecked(at: string, by: string | null, till: string): HistoryEntry {
  return { ...nothing, at, source: "till", kind: "receipt_checked", by, till };
}

function toHistoryEntry(fact: Fact): HistoryEntry | null {
  const { at } = fact;
  switch (fact.kind) {
    case "told": {
      const { amount, currency, errorReason, eventId, source, status } = fact;
      const told = { source, status, amount, currency, errorReason, eventId };
      return { ...nothing, at, kind: "told", ...told };
    }
    case "not_created":
      return {
        ...nothing,
        at,
        kind: "not_created",
        source: "relay",
        status: "not_created",
        errorReason: fact.errorReason,
        note: fact.message,
      };
    case "cancelled": {
      const { by = null, till = null } = fact;
      return { ...nothing, at, kind: "cancelled", source: "till", by, till };
    }
    // The refund's own history tells it.
    case "refund_ended":
      return null;
    case "settled":
      return { ...nothing, at, kind: "settled", source: "till", by: fact.by, note: fact.note };
  }
}
