import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import type { FintocConfig } from "../config.ts";
import { checkoutSessionSchema, type CheckoutSession } from "./checkout-session.ts";
import { fintocPaymentIntentSchema, type FintocPaymentIntent } from "./payment-intent.ts";
import { fintocRefundSchema, type FintocRefund } from "./refund.ts";
import type { RequestLimiter } from "./request-limiter.ts";

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

export interface IntentPage {
  /** Those that can be read. */
  readonly intents: readonly FintocPaymentIntent[];
  /** The query of the next page, or `null` on the last one. */
  readonly next: string | null;
}

export interface CreateRefundRequest {
  readonly resource_id: string;
  readonly resource_type: "payment_intent";
  readonly amount: number;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface RefundPage {
  /** Those that can be read. */
  readonly refunds: readonly FintocRefund[];
  readonly next: string | null;
}

export interface CreateSessionRequest extends Omit<CreateRequest, "recipient_account"> {
  readonly success_url: string;
  readonly cancel_url: string;
  readonly payment_method_types?: readonly string[];
  readonly payment_method_options?: Readonly<Record<string, object>>;
}

/** The two generations of the API that have checkout sessions. */
type SessionApi = "v1" | "v2";
type SessionResult = Result<CheckoutSession, FintocFailure>;

export interface FintocClient {
  readonly create: (
    request: CreateRequest,
    idempotencyKey: string,
  ) => Promise<Result<FintocPaymentIntent, FintocFailure>>;
  readonly get: (fintocId: string) => Promise<Result<FintocPaymentIntent, FintocFailure>>;
  /** One page of the list. @param query the parameters as they stand in an address */
  readonly list: (query: string) => Promise<Result<IntentPage, FintocFailure>>;
  readonly createSession: (
    api: SessionApi,
    request: CreateSessionRequest,
    idempotencyKey: string,
  ) => Promise<SessionResult>;
  readonly getSession: (api: SessionApi, sessionId: string) => Promise<SessionResult>;
  /** Possible while it is `created`; asking twice is harmless, so it has no idempotency key. */
  readonly expireSession: (api: SessionApi, sessionId: string) => Promise<SessionResult>;
  readonly createRefund: (
    request: CreateRefundRequest,
    idempotencyKey: string,
  ) => Promise<Result<FintocRefund, FintocFailure>>;
  readonly getRefund: (refundId: string) => Promise<Result<FintocRefund, FintocFailure>>;
  readonly listRefunds: (query: string) => Promise<Result<RefundPage, FintocFailure>>;
  /** Possible until Fintoc has begun to pay it out. Its answer's body is not documented: ask afterwards. */
  readonly cancelRefund: (refundId: string) => Promise<Result<null, FintocFailure>>;
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
export function createFintocClient(
  config: FintocConfig,
  limiter: RequestLimiter,
  fetch = globalThis.fetch,
): FintocClient {
  async function send(
    method: "GET" | "POST",
    path: string,
    options: { readonly body?: unknown; readonly idempotencyKey?: string } = {},
  ): Promise<Result<{ readonly json: unknown; readonly link: string }, FintocFailure>> {
    let status: number;
    let text: string;
    let link: string;
    try {
      await limiter.turn(method === "POST" ? "creation" : "question");
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
      limiter.answered(status);
      link = response.headers.get("Link") ?? "";
      text = await response.text();
    } catch (error) {
      return fail({ kind: "unanswered", message: describe(error) });
    }
    const json = parseJson(text);
    if (status >= 200 && status < 300) return ok({ json, link });
    const parsed = v.safeParse(errorSchema, json);
    const error = parsed.success ? parsed.output.error : null;
    return fail({
      kind: status === 429 || status >= 500 ? "unavailable" : "refused",
      httpStatus: status,
      code: error?.code ?? error?.type ?? `http_${status}`,
      message: error?.message ?? `Fintoc answered ${status}`,
    });
  }

  async function call<Output>(
    schema: v.GenericSchema<unknown, Output>,
    ...request: Parameters<typeof send>
  ): Promise<Result<Output, FintocFailure>> {
    const answer = await send(...request);
    if (!answer.ok) return answer;
    const parsed = v.safeParse(schema, answer.value.json);
    return parsed.success
      ? ok(parsed.output)
      : fail({ kind: "unanswered", message: "the answer's body cannot be read" });
  }

  async function list<Output>(
    path: string,
    schema: v.GenericSchema<unknown, Output>,
  ): Promise<
    Result<{ readonly items: readonly Output[]; readonly next: string | null }, FintocFailure>
  > {
    const answer = await send("GET", path);
    if (!answer.ok) return answer;
    const { json, link } = answer.value;
    if (!Array.isArray(json)) {
      return fail({ kind: "unanswered", message: "the answer's body is no list" });
    }
    const items = json.flatMap((each: unknown) => {
      const parsed = v.safeParse(schema, each);
      return parsed.success ? [parsed.output] : [];
    });
    return ok({ items, next: nextQuery(link) });
  }

  return {
    create: (body, idempotencyKey) =>
      call(intent, "POST", "/v1/payment_intents", { body, idempotencyKey }),
    get: (fintocId) => call(intent, "GET", `/v1/payment_intents/${encodeURIComponent(fintocId)}`),
    async list(query) {
      const page = await list(`/v1/payment_intents?${query}`, intent);
      return page.ok ? ok({ intents: page.value.items, next: page.value.next }) : page;
    },
    createSession: (api, body, idempotencyKey) =>
      call(session, "POST", `/${api}/checkout_sessions`, { body, idempotencyKey }),
    getSession: (api, id) => call(session, "GET", sessionPath(api, id)),
    expireSession: (api, id) => call(session, "POST", `${sessionPath(api, id)}/expire`),
    createRefund: (body, idempotencyKey) =>
      call(refund, "POST", "/v1/refunds", { body, idempotencyKey }),
    getRefund: (id) => call(refund, "GET", `/v1/refunds/${encodeURIComponent(id)}`),
    async listRefunds(query) {
      const page = await list(`/v1/refunds?${query}`, refund);
      return page.ok ? ok({ refunds: page.value.items, next: page.value.next }) : page;
    },
    async cancelRefund(id) {
      const answer = await send("POST", `/v1/refunds/${encodeURIComponent(id)}/cancel`);
      return answer.ok ? ok(null) : answer;
    },
  };
}

const intent = fintocPaymentIntentSchema;
const session = checkoutSessionSchema;
const refund = fintocRefundSchema;

function sessionPath(api: SessionApi, id: string): string {
  return `/${api}/checkout_sessions/${encodeURIComponent(id)}`;
}

/** Only the query is taken from the `Link` header: the secret key goes to no other address. */
function nextQuery(link: string): string | null {
  const target = /<([^>]*)>[^,]*;\s*rel="?next"?/iu.exec(link)?.[1];
  const url = target === undefined ? null : URL.parse(target, "https://fintoc.invalid");
  return url === null || url.search === "" ? null : url.search.slice(1);
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
