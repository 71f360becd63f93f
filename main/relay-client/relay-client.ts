import ky from "ky";
import * as v from "valibot";

import type { FoundSales } from "../../contract/bridge.ts";
import { failure, relayErrorSchema, toldFailure, type Failure } from "../../contract/failures.ts";
import type { ManagedRoute } from "../../contract/manager-api.ts";
import {
  isFinal,
  paymentIntentStatuses,
  type PaymentIntent,
} from "../../contract/payment-intent.ts";
import {
  createWaitMs,
  relayRoutes,
  tillAnswerSchema,
  type CreatePaymentIntentBody,
  type ReceiptCheck,
  type RelayRoute,
  type TillAnswer,
} from "../../contract/relay-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { TillReport } from "../../contract/till-report.ts";
import { staffSessionHeader, type Staff, type StaffSessionAnswer } from "../../contract/staff.ts";
import { checkRelayApi, relayApiAnswerSchema } from "./check-relay-api.ts";
import { networkFailure } from "./network-failure.ts";

/** A failure, and whether the relay itself gave it as its final word. */
export interface RelayFailure {
  readonly failure: Failure;
  /** `refused`: a 4xx of the relay's; asking again gives the same. `trouble`: it may work later. */
  readonly kind: "refused" | "trouble";
  readonly status: number | null;
  /** How long the relay asks to be left alone, where it says so. */
  readonly retryAfterSeconds?: number | null;
}

/** Whether the relay does not take this till (any more); a staff session's 401 is another thing. */
export function refusesTill({ code }: Failure): boolean {
  return code === "till_unknown" || code === "till_revoked" || code === "till_replaced";
}

/** Whether the relay does not take this staff member's session (any more). */
export function refusesSession({ code }: Failure): boolean {
  return code === "staff_session_unknown" || code === "staff_session_expired";
}

type Answer<Value> = Promise<Result<Value, RelayFailure>>;

export interface RelayClient {
  /** Also fails, as `refused`, with `relay_too_old` or `relay_too_new`. */
  readonly getTill: () => Answer<TillAnswer>;
  /** A new secret for the till; the present one works until that one is first used. */
  readonly rotateSecret: () => Answer<{ readonly secret: string }>;
  readonly put: (
    id: string,
    body: CreatePaymentIntentBody,
    signal: AbortSignal,
    session: string | null,
  ) => Answer<PaymentIntent>;
  readonly get: (id: string) => Answer<PaymentIntent>;
  readonly cancel: (id: string) => Answer<PaymentIntent>;
  readonly refresh: (id: string) => Answer<PaymentIntent>;
  /** The till's last payment intents, newest first. */
  readonly latest: (limit: number) => Answer<readonly PaymentIntent[]>;
  /** The till's payment intents that are not final or need a person, 200 at most. */
  readonly unfinished: () => Answer<readonly PaymentIntent[]>;
  /** One page of a list, by the relay's own filters. */
  readonly list: (query: Record<string, string>) => Answer<FoundSales>;
  readonly checkReceipt: (code: string, session: string | null) => Answer<ReceiptCheck>;
  /** Today's report by the relay's clock; of everybody, or of one cashier. */
  readonly report: (cashierId: string | null) => Answer<TillReport>;
  readonly settle: (id: string, note: string, session: string) => Answer<PaymentIntent>;
  /** A route of the manager's screens; parameters, query and body as its schemas have passed them. */
  readonly askAsManager: (
    route: ManagedRoute,
    asked: ManagerQuestion,
    session: string,
  ) => Answer<unknown>;
  /** @param session of whoever is signed in: fails with `staff_session_expired` where it has ended */
  readonly listStaff: (session: string | null) => Answer<readonly Staff[]>;
  readonly beginSession: (staffId: string, pin: string) => Answer<StaffSessionAnswer>;
  readonly endSession: (session: string) => Answer<null>;
}

/** Longer than the relay may wait for Fintoc. */
const timeoutMs = createWaitMs + 4_000;

/** The relay's routes, called with a till's secret. */
export function createRelayClient(
  relayUrl: string,
  secret: string,
  fetch: typeof globalThis.fetch,
): RelayClient {
  const call = callerOf(relayUrl, fetch, secret);
  return {
    async getTill() {
      const told = await call("getTill", relayApiAnswerSchema);
      if (!told.ok) return told;
      const incompatible = checkRelayApi(told.value.api);
      if (incompatible !== null) {
        return fail({ kind: "refused", status: 200, failure: incompatible });
      }
      const parsed = v.safeParse(tillAnswerSchema, told.value);
      return parsed.success ? ok(parsed.output) : fail(unreadable("getTill", 200, parsed.issues));
    },
    rotateSecret: () => call("rotateTillSecret", relayRoutes.rotateTillSecret.answer),
    async put(id, body, signal, session) {
      const { answer } = relayRoutes.putPaymentIntent;
      return intentOf(
        await call("putPaymentIntent", answer, { params: { id }, json: body, signal, session }),
      );
    },
    async get(id) {
      // Without its history: the till keeps what it shows.
      const { answer } = relayRoutes.putPaymentIntent;
      return intentOf(await call("getPaymentIntent", answer, { params: { id } }));
    },
    async cancel(id) {
      const { answer } = relayRoutes.cancelPaymentIntent;
      return intentOf(await call("cancelPaymentIntent", answer, { params: { id } }));
    },
    async refresh(id) {
      const { answer } = relayRoutes.refreshPaymentIntent;
      return intentOf(await call("refreshPaymentIntent", answer, { params: { id } }));
    },
    async latest(limit) {
      const { answer } = relayRoutes.listPaymentIntents;
      const list = await call("listPaymentIntents", answer, { query: { limit: String(limit) } });
      return list.ok ? ok(list.value.paymentIntents) : list;
    },
    async unfinished() {
      const { answer } = relayRoutes.listPaymentIntents;
      const status = paymentIntentStatuses.filter((each) => !isFinal(each)).join(",");
      const open = await call("listPaymentIntents", answer, { query: { status, limit: "200" } });
      if (!open.ok) return open;
      const query = { attention: "true", limit: "200" };
      const raised = await call("listPaymentIntents", answer, { query });
      return raised.ok
        ? ok([...open.value.paymentIntents, ...raised.value.paymentIntents])
        : raised;
    },
    list: (query) => call("listPaymentIntents", relayRoutes.listPaymentIntents.answer, { query }),
    checkReceipt: (code, session) =>
      call("checkReceipt", relayRoutes.checkReceipt.answer, { json: { code }, session }),
    async report(cashierId) {
      const query = cashierId === null ? {} : { cashier: cashierId };
      const told = await call("getTillReport", relayRoutes.getTillReport.answer, { query });
      return told.ok ? ok(told.value.report) : told;
    },
    async settle(id, note, session) {
      const { answer } = relayRoutes.settlePaymentIntent;
      return intentOf(
        await call("settlePaymentIntent", answer, { params: { id }, json: { note }, session }),
      );
    },
    askAsManager(route, { body, params, query }, session) {
      const answer: v.GenericSchema = relayRoutes[route].answer ?? v.null();
      const given: Record<string, string> = {};
      for (const [name, value] of Object.entries(query)) {
        if (value !== undefined) given[name] = value;
      }
      return call(route, answer, { params, query: given, json: body, session });
    },
    async listStaff(session) {
      const list = await call("listStaff", relayRoutes.listStaff.answer, { session });
      return list.ok ? ok(list.value.staff) : list;
    },
    beginSession: (staffId, pin) =>
      call("createStaffSession", relayRoutes.createStaffSession.answer, { json: { staffId, pin } }),
    endSession: (session) => call("endStaffSession", v.null(), { session }),
  };
}

/** Exchanges a pairing code for a till's secret. */
export function pairWith(
  relayUrl: string,
  code: string,
  claim: string,
  fetch: typeof globalThis.fetch,
  name: string | null = null,
) {
  const call = callerOf(relayUrl, fetch, null);
  const json = { code, claim, ...(name === null ? {} : { name }) };
  return call("createPairing", relayRoutes.createPairing.answer, { json });
}

/** What a manager's screen asks of a route. */
export interface ManagerQuestion {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** `undefined`: none. */
  readonly body: unknown;
}

interface CallOptions {
  /** The path's `:names`. */
  readonly params?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly query?: Record<string, string>;
  readonly signal?: AbortSignal;
  /** The token of a staff member's session. */
  readonly session?: string | null;
}

function callerOf(relayUrl: string, fetch: typeof globalThis.fetch, secret: string | null) {
  const client = ky.create({
    baseUrl: relayUrl,
    fetch,
    timeout: timeoutMs,
    // Each caller knows best whether and when to ask again.
    retry: 0,
    throwHttpErrors: false,
    redirect: "error",
    cache: "no-store",
    ...(secret === null ? {} : { headers: { Authorization: `Bearer ${secret}` } }),
  });

  return async function call<Value>(
    route: RelayRoute,
    schema: v.GenericSchema<unknown, Value>,
    { json, params = {}, query, session = null, signal }: CallOptions = {},
  ): Answer<Value> {
    const { method, path } = relayRoutes[route];
    let status: number;
    let body: unknown;
    let retryAfterSeconds: number | null = null;
    try {
      const response = await client(fillPath(path, params), {
        method,
        ...(json === undefined ? {} : { json }),
        ...(query === undefined ? {} : { searchParams: query }),
        ...(signal === undefined ? {} : { signal }),
        ...(session === null ? {} : { headers: { [staffSessionHeader]: session } }),
      });
      retryAfterSeconds = Number(response.headers.get("Retry-After")) || null;
      status = response.status;
      body = parseJson(await response.text());
    } catch (error) {
      return fail({ kind: "trouble", status: null, failure: networkFailure(error) });
    }
    if (status >= 200 && status < 300) {
      const parsed = v.safeParse(schema, body);
      if (parsed.success) return ok(parsed.output);
      return fail(unreadable(route, status, parsed.issues));
    }
    const told = v.safeParse(relayErrorSchema, body);
    // A 4xx without our error body comes from something in between, not from the relay.
    const refused = told.success && status >= 400 && status < 500 && status !== 429;
    return fail({
      kind: refused ? "refused" : "trouble",
      status,
      retryAfterSeconds,
      failure: told.success ? toldFailure(told.output) : failure("relay_error", `HTTP ${status}`),
    });
  };
}

function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/gu, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

function unreadable(
  route: RelayRoute,
  status: number,
  [issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
): RelayFailure {
  const detail = `${route}: ${v.getDotPath(issue) ?? "body"}`;
  return { kind: "trouble", status, failure: failure("relay_answer_unreadable", detail) };
}

function intentOf(
  answer: Result<{ readonly paymentIntent: PaymentIntent }, RelayFailure>,
): Result<PaymentIntent, RelayFailure> {
  return answer.ok ? ok(answer.value.paymentIntent) : answer;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
