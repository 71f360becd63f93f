import * as v from "valibot";

import { checkAmount, currencySchema, type AmountFailureCode } from "../../contract/money.ts";
import { customerEmailSchema, metadataSchema, referenceSchema } from "../../contract/relay-api.ts";
import type { StoreRow } from "../database/schema.ts";
import { businessProfileSchema, recipientSchema } from "../stores/store.ts";
import type { CreateRequest } from "../fintoc/fintoc-client.ts";
import { RelayError } from "../http/relay-error.ts";

/** A till's wish, checked, in the one form in which it is stored and compared. */
export interface Wish {
  readonly amount: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly customerEmail: string | null;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
  /** Left out where there is none: wishes that were stored before there were tips stay equal. */
  readonly tip?: number;
}

export const amountMessages: Readonly<Record<AmountFailureCode, string>> = {
  amount_not_integer: "amount must be a whole number of the currency's smallest unit",
  amount_not_positive: "amount must be above 0",
  amount_too_large: "amount is above 2^53-1 and cannot be represented exactly",
  amount_above_currency_limit: "amount is above the largest amount of this currency",
  amount_above_store_limit: "amount is above this store's limit",
};

/**
 * Checks the body of a `PUT` against the store.
 * @throws RelayError with the first fault: amount, currency, tip, reference, customerEmail, metadata
 */
export function readWish(body: Readonly<Record<string, unknown>>, store: StoreRow): Wish {
  const amount = typeof body["amount"] === "number" ? body["amount"] : Number.NaN;
  const currency = v.safeParse(currencySchema, body["currency"]);
  if (!currency.success) {
    throw new RelayError("currency_unknown", "currency must be CLP or MXN", "currency");
  }
  const limits = { currency: currency.output, maxAmount: store.max_amount };
  const checked = checkAmount(amount, limits);
  if (!checked.ok) throw new RelayError(checked.failure, amountMessages[checked.failure], "amount");
  if (currency.output !== store.currency) {
    const message = `This store charges in ${store.currency}`;
    throw new RelayError("currency_not_of_store", message, "currency");
  }
  const tip = optional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(amount)),
    body["tip"],
    new RelayError(
      "tip_invalid",
      "tip must be a whole number of the currency's smallest unit, from 0 to amount",
      "tip",
    ),
  );
  const reference = optional(
    referenceSchema,
    body["reference"],
    new RelayError("reference_invalid", "reference must have 1 to 140 characters", "reference"),
  );
  const customerEmail = optional(
    customerEmailSchema,
    body["customerEmail"],
    new RelayError("customer_email_invalid", "customerEmail is no e-mail address", "customerEmail"),
  );
  const metadata = optional(
    metadataSchema,
    body["metadata"],
    new RelayError(
      "metadata_invalid",
      "metadata takes at most 50 keys of 40 characters with text (500 characters), numbers or booleans",
      "metadata",
    ),
  );
  return {
    amount,
    currency: currency.output,
    reference,
    customerEmail,
    metadata: Object.fromEntries(
      Object.entries(metadata ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    ...(tip === null ? {} : { tip }),
  };
}

function optional<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  error: RelayError,
): Output | null {
  if (value === undefined || value === null || value === "") return null;
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw error;
  return parsed.output;
}

const mostMetadataKeys = 50;

/** The body of Fintoc's `POST /v1/payment_intents`. */
export function toCreateRequest(wish: Wish, intentId: string, store: StoreRow): CreateRequest {
  const metadata =
    Object.keys(wish.metadata).length < mostMetadataKeys
      ? { ...wish.metadata, cobro_payment_intent: intentId }
      : wish.metadata;
  return {
    amount: wish.amount,
    currency: wish.currency,
    metadata,
    ...(wish.customerEmail === null ? {} : { customer_email: wish.customerEmail }),
    ...(store.recipient === null
      ? {}
      : { recipient_account: v.parse(recipientSchema, JSON.parse(store.recipient)) }),
    ...(store.business_profile === null
      ? {}
      : { business_profile: v.parse(businessProfileSchema, JSON.parse(store.business_profile)) }),
  };
}
