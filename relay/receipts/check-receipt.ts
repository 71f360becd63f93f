import { shortReceiptCode, shortReceiptCodeLength } from "../../contract/receipt-code.ts";
import type { ReceiptCheck } from "../../contract/relay-api.ts";
import { lockIntents } from "../database/locks.ts";
import type { Database } from "../database/open-database.ts";
import { RelayError } from "../http/relay-error.ts";
import { selectIntents, toPaymentIntent } from "../payment-intents/payment-intent-row.ts";
import type { Relay } from "../relay.ts";
import type { Caller } from "../staff/caller.ts";
import { whereReceipt } from "./where-receipt.ts";

/**
 * Finds a receipt of the till's store by its whole code or its first twelve letters, records that
 * it was checked, and answers how often it had been before. Of two tills that ask at once exactly
 * one is the first.
 * @throws RelayError receipt_not_found
 */
export function checkReceipt(
  relay: Pick<Relay, "database" | "publicUrl" | "isLocal" | "now">,
  { session, store, till }: Caller,
  code: string,
): Promise<ReceiptCheck> {
  return relay.database.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom("payment_intents")
      .select("id")
      .where(whereReceipt(code))
      .where("store_id", "=", store.id)
      .executeTakeFirst();
    if (found === undefined) {
      const message = `This store has no receipt ${shortReceiptCode(code)}${code.length > shortReceiptCodeLength ? "…" : ""}`;
      throw new RelayError("receipt_not_found", message, "code");
    }
    await lockIntents(transaction, [found.id]);
    const now = relay.now();
    const last = await lastCheck(transaction, found.id);
    await transaction
      .insertInto("receipt_checks")
      .values({
        intent_id: found.id,
        number: (last?.number ?? 0) + 1,
        till_id: till.id,
        cashier_id: session?.staff.id ?? null,
        at: now,
      })
      .execute();
    const row = await selectIntents(transaction)
      .where("payment_intents.id", "=", found.id)
      .executeTakeFirstOrThrow();
    return {
      paymentIntent: toPaymentIntent(row, relay, now),
      earlier: {
        count: last?.number ?? 0,
        lastAt: last?.at ?? null,
        lastTill: last?.till_name ?? null,
      },
      receiptOrigin: new URL(relay.publicUrl).origin,
      serverTime: now,
    };
  });
}

function lastCheck(transaction: Database, intentId: string) {
  return transaction
    .selectFrom("receipt_checks")
    .innerJoin("tills", "tills.id", "receipt_checks.till_id")
    .select(["receipt_checks.number", "receipt_checks.at", "tills.name as till_name"])
    .where("intent_id", "=", intentId)
    .orderBy("number", "desc")
    .executeTakeFirst();
}
