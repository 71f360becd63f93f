import * as v from "valibot";

import { parseRut } from "../../contract/identifiers.ts";
import { currencySchema, type Currency } from "../../contract/money.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { invalid, invalidRequest, missing, type ApiError } from "../api/api-error.ts";
import { isInstitution } from "../institutions.ts";
import type { Account, BusinessProfile, SimulatedIntent } from "./intent.ts";

export type Creation = Pick<
  SimulatedIntent,
  "amount" | "currency" | "recipientAccount" | "customerEmail" | "metadata" | "businessProfile"
>;

type Parsed<Value> = Result<Value, ApiError>;

const recordSchema = v.record(v.string(), v.unknown());
const scalarSchema = v.union([v.string(), v.number(), v.boolean()]);
const accountTypeSchema = v.picklist(["checking_account", "sight_account"]);
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** Reads the body of `POST /v1/payment_intents` as Fintoc would; the first fault is told. */
export function parseCreation(body: unknown): Parsed<Creation> {
  if (!isObject(body)) {
    return fail(invalidRequest("invalid_body", "The body must be a JSON object", null));
  }
  const amount = parseAmount(body["amount"]);
  if (!amount.ok) return amount;
  const currency = parseCurrency(body["currency"]);
  if (!currency.ok) return currency;
  const recipientAccount = parseRecipient(body["recipient_account"], currency.value);
  if (!recipientAccount.ok) return recipientAccount;
  const customerEmail = parseEmail(body["customer_email"]);
  if (!customerEmail.ok) return customerEmail;
  const metadata = parseMetadata(body["metadata"]);
  if (!metadata.ok) return metadata;
  const businessProfile = parseBusinessProfile(body["business_profile"], currency.value);
  if (!businessProfile.ok) return businessProfile;
  return ok({
    amount: amount.value,
    currency: currency.value,
    recipientAccount: recipientAccount.value,
    customerEmail: customerEmail.value,
    metadata: metadata.value,
    businessProfile: businessProfile.value,
  });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return v.is(recordSchema, value) && !Array.isArray(value);
}

export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function parseAmount(value: unknown): Parsed<number> {
  if (isAbsent(value)) return fail(missing("amount"));
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    return fail(invalid("amount", "it must be an integer in the currency's smallest unit"));
  }
  return value > 0 ? ok(value) : fail(invalid("amount", "it must be greater than 0"));
}

function parseCurrency(value: unknown): Parsed<Currency> {
  if (isAbsent(value)) return fail(missing("currency"));
  const upper = typeof value === "string" ? value.toUpperCase() : value;
  return v.is(currencySchema, upper)
    ? ok(upper)
    : fail(invalid("currency", "it must be CLP or MXN"));
}

function parseRecipient(value: unknown, currency: Currency): Parsed<Account | null> {
  const param = "recipient_account";
  if (isAbsent(value)) return ok(null);
  if (!isObject(value)) return fail(invalid(param, "it must be an object"));
  if (currency !== "CLP") {
    return fail(invalid(param, "direct payments are for Chile only; omit it for MXN"));
  }
  for (const name of ["holder_id", "number", "type", "institution_id"]) {
    if (isAbsent(value[name])) return fail(missing(`${param}.${name}`));
  }
  const { holder_id: holderId, number, type, institution_id: institutionId } = value;
  if (typeof holderId !== "string" || parseRut(holderId) !== holderId.toUpperCase()) {
    return fail(invalid(`${param}.holder_id`, "it must be a RUT without dots and hyphen"));
  }
  if (typeof number !== "string" || !/^[1-9]\d{0,19}$/u.test(number)) {
    return fail(invalid(`${param}.number`, "digits only, without hyphens and prefixed zeros"));
  }
  if (!v.is(accountTypeSchema, type)) {
    return fail(invalid(`${param}.type`, "it must be checking_account or sight_account"));
  }
  if (typeof institutionId !== "string" || !isInstitution(currency, institutionId)) {
    return fail(invalid(`${param}.institution_id`, "there is no such institution"));
  }
  return ok({ holder_id: holderId, number, type, institution_id: institutionId });
}

function parseEmail(value: unknown): Parsed<string | null> {
  if (isAbsent(value)) return ok(null);
  return typeof value === "string" && emailPattern.test(value)
    ? ok(value)
    : fail(invalid("customer_email", "it must be an e-mail address"));
}

export function parseMetadata(value: unknown): Parsed<Creation["metadata"]> {
  if (isAbsent(value)) return ok(null);
  if (!isObject(value)) return fail(invalid("metadata", "it must be an object"));
  const entries = Object.entries(value);
  if (entries.length > 50) return fail(invalid("metadata", "it may have at most 50 keys"));
  const metadata: Record<string, string | number | boolean> = {};
  for (const [key, each] of entries) {
    if (key.length > 40) {
      return fail(invalid("metadata", `the key ${key} is longer than 40 characters`));
    }
    if (!v.is(scalarSchema, each)) {
      return fail(invalid(`metadata.${key}`, "it must be a string, a number or a boolean"));
    }
    if (String(each).length > 500) {
      return fail(invalid(`metadata.${key}`, "it is longer than 500 characters"));
    }
    metadata[key] = each;
  }
  return ok(metadata);
}

function parseBusinessProfile(value: unknown, currency: Currency): Parsed<BusinessProfile | null> {
  const param = "business_profile";
  if (isAbsent(value)) return ok(null);
  if (!isObject(value)) return fail(invalid(param, "it must be an object"));
  const profile: { name?: string; category?: string; tax_id?: string } = {};
  for (const name of ["name", "category", "tax_id"] as const) {
    const each = value[name];
    if (isAbsent(each)) continue;
    if (typeof each !== "string" || each === "") {
      return fail(invalid(`${param}.${name}`, "it must be a string"));
    }
    profile[name] = each;
  }
  if (currency === "CLP" && profile.category !== undefined && profile.category.length !== 6) {
    return fail(invalid(`${param}.category`, "it must be an SII activity code of 6 characters"));
  }
  if (currency === "CLP" && profile.tax_id !== undefined && parseRut(profile.tax_id) === null) {
    return fail(invalid(`${param}.tax_id`, "it must be a RUT"));
  }
  return ok(profile);
}
