import * as v from "valibot";

import { alertReasonSchema, type AlertReason } from "../../contract/alerts.ts";
import { localeSchema, type Currency, type Locale } from "../../contract/money.ts";
import { attentionSchema, type PaymentIntent } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import type { AlertRow } from "../database/schema.ts";
import { selectIntents, toPaymentIntent } from "../payment-intents/payment-intent-row.ts";

/** What one alert tells, as it is now. */
export interface AlertMessage {
  readonly id: string;
  readonly reason: AlertReason;
  readonly createdAt: string;
  /** The address of its page. */
  readonly link: string;
  readonly store: {
    readonly id: string;
    readonly name: string;
    readonly locale: Locale;
    readonly timeZone: string;
  };
  /** `null`: a test. */
  readonly paymentIntent: PaymentIntent | null;
  /** The refund that failed. */
  readonly refund: AlertRefund | null;
  /** `over`: nobody needs to be told any more. */
  readonly standing: "open" | "settled" | "over";
}

interface AlertRefund {
  readonly id: string;
  readonly amount: number;
  readonly currency: Currency;
}

/** Reads what an alert is about. */
export async function readMessage(
  { database, publicUrl }: { readonly database: Database; readonly publicUrl: string },
  row: AlertRow,
  now: string,
): Promise<AlertMessage> {
  const store = await database
    .selectFrom("stores")
    .select(["id", "name", "locale", "time_zone"])
    .where("id", "=", row.store_id)
    .executeTakeFirstOrThrow();
  const intent =
    row.intent_id === null
      ? undefined
      : await selectIntents(database)
          .where("payment_intents.id", "=", row.intent_id)
          .executeTakeFirst();
  const reason = v.parse(alertReasonSchema, row.reason);
  const paymentIntent =
    intent === undefined ? null : withoutPayer(toPaymentIntent(intent, publicUrl, now));
  const refund =
    reason === "refund_failed" && paymentIntent !== null
      ? await database
          .selectFrom("refunds")
          .select(["id", "amount"])
          .where("id", "=", row.subject_id)
          .executeTakeFirst()
      : undefined;
  return {
    id: row.id,
    reason,
    createdAt: row.created_at,
    link: `${publicUrl}/a/${row.code}`,
    store: {
      id: store.id,
      name: store.name,
      locale: v.parse(localeSchema, store.locale),
      timeZone: store.time_zone,
    },
    paymentIntent,
    refund:
      refund === undefined || paymentIntent === null
        ? null
        : { ...refund, currency: paymentIntent.currency },
    standing: standingOf(reason, paymentIntent),
  };
}

/** Whoever is told needs the sale, not the customer: of them the bank's name alone stays. */
function withoutPayer(intent: PaymentIntent): PaymentIntent {
  const { sender } = intent;
  return {
    ...intent,
    customerEmail: null,
    payUrl: null,
    sender:
      sender === null
        ? null
        : { institutionId: sender.institutionId, numberEnd: null, holderIdMasked: null },
  };
}

function standingOf(reason: AlertReason, intent: PaymentIntent | null): AlertMessage["standing"] {
  // A test and a refund's failure are not settled: they are read.
  if (!v.is(attentionSchema, reason) || intent === null) return "open";
  if (intent.attention !== reason) return "over";
  return intent.attentionSettled === null ? "open" : "settled";
}
