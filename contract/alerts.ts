/** What needs a person, told outside the app: how a store's alerts are set, sent and read back. */
import * as v from "valibot";

import { currencySchema } from "./money.ts";
import { attentions, instantSchema } from "./payment-intent.ts";
import { uuidSchema } from "./uuid.ts";

export const longestWebhookUrl = 500;
export const longestEmail = 254;
export const mostEmails = 10;
/** So many tests may be asked for within a minute. */
export const mostTestsAMinute = 3;

export const alertChannels = ["webhook", "email"] as const;

/** Why somebody is told: an attention, or a test that a manager asked for. */
export const alertReasons = [...attentions, "test"] as const;
export const alertReasonSchema = v.picklist(alertReasons);
export type AlertReason = v.InferOutput<typeof alertReasonSchema>;

/** `dropped`: settled, or nobody to tell any more, before it was delivered. `failed`: given up. */
export const alertStates = ["waiting", "delivered", "dropped", "failed"] as const;
export const alertStateSchema = v.picklist(alertStates);
export type AlertState = v.InferOutput<typeof alertStateSchema>;

/** What became of the last try. A webhook's refusal is `http_` and its status. */
export const alertOutcomes = [
  "delivered",
  "settled",
  "channel_removed",
  "timeout",
  "unreachable",
  "name_unknown",
  "certificate_invalid",
  "redirected",
  "address_refused",
  "smtp_missing",
  "smtp_login_refused",
  "smtp_refused",
  "smtp_unreachable",
] as const;
export type AlertOutcome = (typeof alertOutcomes)[number];

/** One message to one place: a webhook, or one person's mailbox. */
export const alertDeliverySchema = v.object({
  /** The same in every try: whoever receives it can drop repeats. */
  id: v.string(),
  reason: alertReasonSchema,
  channel: v.picklist(alertChannels),
  /** A mailbox; empty: the webhook. */
  recipient: v.string(),
  state: alertStateSchema,
  tries: v.number(),
  /** An `AlertOutcome`, or `http_` and a status; `null` before the first try. */
  outcome: v.nullable(v.string()),
  createdAt: instantSchema,
  /** When it is tried next; `null` once it has ended. */
  nextAt: v.nullable(instantSchema),
  endedAt: v.nullable(instantSchema),
  /** Which sale; `null` for a test. */
  sale: v.nullable(v.object({ id: uuidSchema, amount: v.number(), currency: currencySchema })),
});
export type AlertDelivery = v.InferOutput<typeof alertDeliverySchema>;

export const alertsSchema = v.object({
  /** Of the settings that were read: others have not changed them since, or nothing is changed. */
  version: v.number(),
  webhook: v.nullable(
    v.object({
      url: v.string(),
      /** When its present secret was made. */
      secretAt: instantSchema,
    }),
  ),
  emails: v.array(v.string()),
  /** Whether whoever administers the relay has set up a mail server. */
  smtp: v.picklist(["ready", "missing"]),
  /** Whether a webhook may be plain http on this computer: a relay for trying out. */
  loopbackAllowed: v.boolean(),
  /** The newest 30. */
  deliveries: v.array(alertDeliverySchema),
});
export type Alerts = v.InferOutput<typeof alertsSchema>;

// The relay says what is wrong with an address, under a code of its own.
export const putAlertsBodySchema = v.strictObject({
  version: v.number(),
  webhookUrl: v.nullable(v.pipe(v.string(), v.maxLength(2_000))),
  emails: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1_000))), v.maxLength(50)),
});

export const alertsAnswerSchema = v.object({
  alerts: alertsSchema,
  /** The webhook's secret, told this once where it was just made. */
  secret: v.optional(v.nullable(v.string()), null),
});
export type AlertsAnswer = v.InferOutput<typeof alertsAnswerSchema>;
