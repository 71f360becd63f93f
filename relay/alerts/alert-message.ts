import * as v from "valibot";

import { alertReasonSchema, type AlertReason } from "../../contract/alerts.ts";
import { localeSchema, type Locale } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Database } from "../database/open-database.ts";
import type { AlertRow } from "../database/schema.ts";
import {
  selectIntents,
  toPaymentIntent,
  type Pages,
} from "../payment-intents/payment-intent-row.ts";

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
  /** `over`: it needs nobody any more; `other`: it needs somebody for another reason by now. */
  readonly standing: "open" | "other" | "settled" | "over";
}

/** Reads what an alert is about. */
export async function readMessage(
  { database, isLocal, publicUrl }: { readonly database: Database } & Pages,
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
    intent === undefined
      ? null
      : withoutPayer(toPaymentIntent(intent, { isLocal, publicUrl }, now));
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

/** Of what an alert tells; a test always tells. */
function standingOf(reason: AlertReason, intent: PaymentIntent | null): AlertMessage["standing"] {
  if (intent === null) return "open";
  const { attention, attentionSettled } = intent;
  if (attention === null) return "over";
  if (attentionSettled !== null) return "settled";
  return attention === reason ? "open" : "other";
}
