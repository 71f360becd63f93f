import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import { invalid, missing, type ApiError } from "../api/api-error.ts";
import { parseCreation, type Creation } from "../payment-intents/parse-creation.ts";

export type SessionCreation = Creation & {
  readonly successUrl: string;
  readonly cancelUrl: string;
};

/** The two generations of the API, which name the options of a bank transfer differently. */
export type SessionApi = "v1" | "v2";

const recordSchema = v.record(v.string(), v.unknown());

/** Reads the body of `POST …/checkout_sessions` as Fintoc would; the first fault is told. */
export function parseSessionCreation(
  body: unknown,
  api: SessionApi,
): Result<SessionCreation, ApiError> {
  const given = asRecord(body);
  const options = asRecord(given["payment_method_options"]);
  const method = asRecord(options[api === "v1" ? "payment_intent" : "bank_transfer"]);
  const payment = parseCreation(
    v.is(recordSchema, body) ? { ...body, recipient_account: method["recipient_account"] } : body,
  );
  if (!payment.ok) return payment;
  const successUrl = parseAddress(given, "success_url");
  if (!successUrl.ok) return successUrl;
  const cancelUrl = parseAddress(given, "cancel_url");
  if (!cancelUrl.ok) return cancelUrl;
  return ok({ ...payment.value, successUrl: successUrl.value, cancelUrl: cancelUrl.value });
}

function asRecord(value: unknown): Record<string, unknown> {
  return v.is(recordSchema, value) ? value : {};
}

function parseAddress(
  body: Readonly<Record<string, unknown>>,
  param: string,
): Result<string, ApiError> {
  const value = body[param];
  if (value === undefined || value === null) return fail(missing(param));
  const url = typeof value === "string" ? URL.parse(value) : null;
  return url !== null && (url.protocol === "https:" || url.protocol === "http:")
    ? ok(url.href)
    : fail(invalid(param, "it must be an http or https address"));
}
