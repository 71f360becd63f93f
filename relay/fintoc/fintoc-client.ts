import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import type { FintocConfig } from "../config.ts";
import { fintocPaymentIntentSchema, type FintocPaymentIntent } from "./payment-intent.ts";

/**
 * Why Fintoc did not do what was asked:
 * `unanswered`: no answer came, or none that could be read; it may have happened nevertheless.
 * `refused`: a 4xx; asking again will not help. `unavailable`: a 429 or 5xx was received.
 */
export type FintocFailure =
  | { readonly kind: "unanswered"; readonly message: string }
  | {
      readonly kind: "refused" | "unavailable";
      readonly httpStatus: number;
      readonly code: string;
      readonly message: string;
    };

export interface CreateRequest {
  readonly amount: number;
  readonly currency: string;
  readonly recipient_account?: Readonly<Record<string, string>>;
  readonly customer_email?: string;
  readonly metadata?: Readonly<Record<string, string | number | boolean>>;
  readonly business_profile?: Readonly<Record<string, string | undefined>>;
}

export interface FintocClient {
  readonly create: (
    request: CreateRequest,
    idempotencyKey: string,
  ) => Promise<Result<FintocPaymentIntent, FintocFailure>>;
  readonly get: (fintocId: string) => Promise<Result<FintocPaymentIntent, FintocFailure>>;
}

/** One request to Fintoc may take this long. Shorter than what a till's `PUT` waits. */
export const requestTimeoutMs = 7_000;

const errorSchema = v.object({
  error: v.looseObject({
    type: v.nullish(v.string(), "unknown"),
    code: v.nullish(v.string(), null),
    message: v.nullish(v.string(), ""),
    param: v.nullish(v.string(), null),
  }),
});

/** Fintoc's API v1 (https://docs.fintoc.com/reference). The secret key never leaves this file. */
export function createFintocClient(config: FintocConfig, fetch = globalThis.fetch): FintocClient {
  async function call(
    method: "GET" | "POST",
    path: string,
    options: { readonly body?: unknown; readonly idempotencyKey?: string } = {},
  ): Promise<Result<FintocPaymentIntent, FintocFailure>> {
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${config.apiUrl}${path}`, {
        method,
        headers: {
          Authorization: config.secretKey,
          "Fintoc-Version": config.version,
          Accept: "application/json",
          ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
          ...(options.idempotencyKey === undefined
            ? {}
            : { "Idempotency-Key": options.idempotencyKey }),
        },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
        redirect: "error",
        signal: AbortSignal.timeout(requestTimeoutMs),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      return fail({ kind: "unanswered", message: describe(error) });
    }
    const json = parseJson(text);
    if (status >= 200 && status < 300) {
      const parsed = v.safeParse(fintocPaymentIntentSchema, json);
      return parsed.success
        ? ok(parsed.output)
        : fail({ kind: "unanswered", message: `status ${status} with a body that is no intent` });
    }
    const parsed = v.safeParse(errorSchema, json);
    const error = parsed.success ? parsed.output.error : null;
    return fail({
      kind: status === 429 || status >= 500 ? "unavailable" : "refused",
      httpStatus: status,
      code: error?.code ?? error?.type ?? `http_${status}`,
      message: error?.message ?? `Fintoc answered ${status}`,
    });
  }

  return {
    create: (body, idempotencyKey) => call("POST", "/v1/payment_intents", { body, idempotencyKey }),
    get: (fintocId) => call("GET", `/v1/payment_intents/${encodeURIComponent(fintocId)}`),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
