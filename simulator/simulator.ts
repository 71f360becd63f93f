import { serve, type HttpBindings, type ServerType } from "@hono/node-server";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { Server } from "node:http";
import { Hono } from "hono";
import * as v from "valibot";

import { createIdempotencyStore } from "./api/idempotency.ts";
import { apiRoutes } from "./api/routes.ts";
import { overviewRows, refundRows } from "./bank/overview.ts";
import { bankRoutes } from "./bank/routes.ts";
import { createSessionRegistry } from "./checkout-sessions/session-registry.ts";
import { sessionRoutes } from "./checkout-sessions/session-routes.ts";
import type { SimulatedSession } from "./checkout-sessions/session.ts";
import { behaviourSchema, createManners, type Behaviour } from "./behaviour.ts";
import { createClock } from "./clock.ts";
import { controlRoutes, describeIssues } from "./control/routes.ts";
import type { Controls } from "./controls.ts";
import { testKeys, type Keys } from "./keys.ts";
import type { SimulatedIntent } from "./payment-intents/intent.ts";
import type { BankMemory } from "./practice/bank-file.ts";
import { createRegistry, type ActDetails } from "./payment-intents/registry.ts";
import type { Action } from "./payment-intents/transition.ts";
import { createRefundRegistry, type RefundAction } from "./refunds/refund-registry.ts";
import { refundRoutes } from "./refunds/refund-routes.ts";
import type { RefundFailureCode, SimulatedRefund } from "./refunds/refund.ts";
import { seededRandom } from "./random.ts";
import { createDispatcher, type Delivery } from "./webhooks/dispatcher.ts";
import { noticeOfIntent, noticeOfRefund, noticeOfSession } from "./webhooks/event.ts";

export interface SimulatorOptions {
  readonly host?: string | undefined;
  /** 0, the default, takes a free one. */
  readonly port?: number | undefined;
  readonly secretKey?: string | undefined;
  readonly publicKey?: string | undefined;
  readonly webhookSecret?: string | undefined;
  /** Where webhooks go; null: nobody is subscribed. */
  readonly webhookUrl?: string | null | undefined;
  /** Unix milliseconds; a clock that stands still moves by `advance` alone. */
  readonly now?: (() => number) | undefined;
  /** Ids, tokens and probabilities repeat with it. */
  readonly seed?: number | undefined;
  /** How long the webhooks' receiver may take to answer, in real time. */
  readonly webhookTimeoutMs?: number | undefined;
  readonly log?: ((line: string) => void) | undefined;
  /** What it knew when it ran last. Checkout sessions are not remembered. */
  readonly remembered?: BankMemory | undefined;
  /** Called after each creation and each change of a status. */
  readonly onChange?: (() => void) | undefined;
}

/** A simulated Fintoc that listens. */
export interface Simulator extends Keys {
  readonly url: string;
  readonly setWebhookUrl: (url: string | null) => void;
  /** Moves the clock on; what becomes due on the way (retries, expiries) has run when it resolves. */
  readonly advance: (ms: number) => Promise<void>;
  /** Unix milliseconds on the simulator's clock. */
  readonly now: () => number;
  /** @throws Error when the change is not understood */
  readonly behave: (change: Behaviour) => void;
  /** Oldest first. */
  readonly intents: () => readonly SimulatedIntent[];
  /** Checkout sessions, oldest first. */
  readonly sessions: () => readonly SimulatedSession[];
  /** Every attempt to deliver a webhook, in the order of their ends. */
  readonly deliveries: () => readonly Delivery[];
  /**
   * What the customer, the bank or Fintoc does to a payment intent, or to a checkout session's.
   * @throws Error when it cannot happen now
   */
  readonly act: (id: string, action: Action, details?: ActDetails) => SimulatedIntent;
  /** Oldest first. */
  readonly refunds: () => readonly SimulatedRefund[];
  /**
   * What Fintoc or the bank does to a refund.
   * @throws Error when it cannot happen now
   */
  readonly actOnRefund: (
    id: string,
    action: RefundAction,
    failureCode?: RefundFailureCode,
  ) => SimulatedRefund;
  readonly close: () => Promise<void>;
}

/** @throws Error for keys that are not of test mode, or a port that is taken (`EADDRINUSE`) */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = "127.0.0.1", log = () => undefined, onChange = () => undefined } = options;
  const random = seededRandom(options.seed ?? randomInt(2 ** 32));
  const keys = testKeys(options, random);
  const clock = createClock(options.now ?? Date.now);
  const manners = createManners(random);
  let webhookUrl = options.webhookUrl ?? null;
  let url = "";

  const dispatcher = createDispatcher({
    clock,
    random,
    log,
    secret: keys.webhookSecret,
    timeoutMs: options.webhookTimeoutMs ?? 10_000,
    url: () => webhookUrl,
    withholds: manners.withholdsWebhooks,
    nextFault: manners.nextWebhook,
  });
  const registry = createRegistry({
    clock,
    random,
    expiresUnused: () => manners.afterToken() === "expire",
    remembered: options.remembered?.intents ?? [],
    created: onChange,
    changed: (intent) => {
      onChange();
      log(`${intent.id} ${intent.status}`);
      dispatcher.publish(noticeOfIntent(intent));
      sessions.follow(intent);
    },
  });
  const sessions = createSessionRegistry({
    clock,
    random,
    url: () => url,
    intents: registry,
    changed: (session) => {
      log(`${session.id} ${session.status}`);
      const intent = sessions.intentOf(session);
      dispatcher.publish(noticeOfSession(session, intent, manners.sessionEnd()));
    },
  });

  const refunds = createRefundRegistry({
    clock,
    random,
    intents: registry,
    isHeld: manners.holdsRefunds,
    hasNoFunds: manners.hasNoFunds,
    remembered: options.remembered?.refunds ?? [],
    created: onChange,
    changed: (refund) => {
      onChange();
      log(`${refund.id} ${refund.status}`);
      dispatcher.publish(noticeOfRefund(refund));
    },
  });

  const state = () => ({
    now: clock.now(),
    url,
    webhookUrl,
    heldWebhooks: dispatcher.heldCount(),
    ...manners.summary(),
  });
  const controls: Controls = {
    intents: registry.all,
    sessions: sessions.all,
    deliveries: dispatcher.deliveries,
    act: (id, action, details) =>
      (sessions.find(id) === undefined ? registry : sessions).act(id, action, details),
    refunds: refunds.all,
    actOnRefund: refunds.act,
    advance: clock.advance,
    setWebhookUrl: (given) => {
      webhookUrl = given;
    },
    behave: (change) => {
      const parsed = v.safeParse(behaviourSchema, change);
      if (!parsed.success) throw new Error(describeIssues(parsed.issues));
      manners.apply(parsed.output);
      if (manners.afterToken() === "expire") registry.expireUnused();
      const releases = change.withholdWebhooks === false || change.reset === true;
      if (releases && !manners.withholdsWebhooks()) dispatcher.release();
    },
    state,
    overview: () => ({
      state: state(),
      rows: overviewRows(registry.all(), sessions, clock.now()),
      refunds: refundRows(refunds.all()),
      deliveries: dispatcher.deliveries().slice(-8).toReversed(),
    }),
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use("*", async (c, next) => {
    await next();
    const quiet =
      c.req.method === "GET" &&
      !/^\/v\d\/(?:payment_intents|checkout_sessions|refunds)/u.test(c.req.path);
    const answer = c.res.headers.has("x-hono-already-sent") ? "no answer" : c.res.status;
    if (!quiet) log(`${c.req.method} ${c.req.path} ${answer}`);
  });
  app.route("/_simulator", controlRoutes(controls));
  app.route("/", bankRoutes({ publicKey: keys.publicKey, registry, sessions, now: clock.now }));
  const idempotency = createIdempotencyStore(clock.now);
  const api = { secretKey: keys.secretKey, manners, idempotency };
  app.route("/v1/checkout_sessions", sessionRoutes("v1", { ...api, sessions }));
  app.route("/v2/checkout_sessions", sessionRoutes("v2", { ...api, sessions }));
  const findIntent = registry.find;
  app.route("/v1/refunds", refundRoutes({ ...api, refunds, findIntent, url: () => url }));
  app.route("/v1", apiRoutes({ ...api, registry, url: () => url }));
  app.notFound((c) => c.text("Not found", 404));

  const server = serve({ fetch: app.fetch, hostname: host, port: options.port ?? 0 });
  try {
    await once(server, "listening");
  } catch (error) {
    clock.close();
    throw error;
  }
  url = addressOf(server, host);

  return {
    ...keys,
    url,
    now: clock.now,
    intents: controls.intents,
    sessions: controls.sessions,
    deliveries: controls.deliveries,
    refunds: controls.refunds,
    actOnRefund: (id, action, failureCode) => {
      const result = controls.actOnRefund(id, action, failureCode);
      if (!result.ok) throw new Error(result.failure.message);
      return result.value;
    },
    advance: controls.advance,
    behave: controls.behave,
    setWebhookUrl: controls.setWebhookUrl,
    act: (id, action, details) => {
      const result = controls.act(id, action, details);
      if (!result.ok) throw new Error(result.failure.message);
      return result.value;
    },
    close: async () => {
      clock.close();
      dispatcher.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if (server instanceof Server) server.closeAllConnections();
      await closed;
    },
  };
}

function addressOf(server: ServerType, host: string): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No address to listen on.");
  const anyHost = host === "0.0.0.0" || host === "::";
  const name = anyHost ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${address.port}`;
}
