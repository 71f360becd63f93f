import { randomUUID } from "node:crypto";

import { EventSourceParserStream } from "eventsource-parser/stream";
import * as v from "valibot";

import {
  pairingAnswerSchema,
  paymentIntentAnswerSchema,
  paymentIntentDetailAnswerSchema,
} from "../../contract/relay-api.ts";
import { staffSessionAnswerSchema } from "../../contract/staff.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import { readConfig } from "../../relay/config.ts";
import { createLog } from "../../relay/log.ts";
import { startRelay, type RunningRelay } from "../../relay/start-relay.ts";
import { createTestDatabase } from "../postgres/test-database.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";

export interface FeedMessage {
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** An open feed of one till. */
export interface OpenFeed {
  readonly messages: readonly FeedMessage[];
  /** Settles when the relay has ended the stream. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

export interface TillClient {
  readonly id: string;
  readonly secret: string;
  /** `session` is a staff member's token. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    session?: string,
  ) => Promise<Response>;
  /** Signs in with a PIN and answers the session's token. */
  readonly signIn: (staffId: string, pin: string) => Promise<string>;
  readonly charge: (body?: object, id?: string) => Promise<Response>;
  /** Charges and answers the payment intent. */
  readonly sale: (
    amount?: number,
  ) => Promise<v.InferOutput<typeof paymentIntentAnswerSchema>["paymentIntent"]>;
  readonly get: (
    id: string,
  ) => Promise<v.InferOutput<typeof paymentIntentDetailAnswerSchema>["paymentIntent"]>;
  /** With a manager's session a whole store's; `store`: which, or `all`. */
  readonly feed: (lastEventId?: string, session?: string, store?: string) => Promise<OpenFeed>;
}

export interface Bench {
  readonly simulator: Simulator;
  readonly relay: () => RunningRelay;
  readonly logs: readonly string[];
  readonly admin: (...words: string[]) => Promise<unknown>;
  readonly addStore: (...more: string[]) => Promise<string>;
  readonly addTill: (store: string, ...more: string[]) => Promise<{ id: string; code: string }>;
  /** Adds a staff member, their PIN typed into the command's stdin. */
  readonly addStaff: (
    store: string,
    role: "cashier" | "manager",
    pin: string,
    name?: string,
  ) => Promise<string>;
  /** Gives a staff member another PIN, which ends their sessions. */
  readonly setPin: (staffId: string, pin: string) => Promise<void>;
  readonly pairTill: (store?: string) => Promise<TillClient>;
  /** The same till, speaking to another relay of this database. */
  readonly via: (till: TillClient, relay: Pick<RunningRelay, "url" | "close">) => TillClient;
  /** Moves the relay's and the simulator's clock. */
  readonly advance: (ms: number) => Promise<void>;
  /** @param meanwhile what happens while no relay runs */
  readonly restart: (meanwhile?: () => void) => Promise<void>;
  readonly databaseUrl: string;
  /** What a relay process of its own needs in its environment to serve this bench. */
  readonly environment: Readonly<Record<string, string>>;
  /** A second relay on the same database; webhooks go on to the first. */
  readonly startAnother: () => Promise<RunningRelay>;
  readonly close: () => Promise<void>;
}

const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  till: v.optional(v.object({ id: v.string() })),
  staff: v.optional(v.object({ id: v.string() })),
  pairingCode: v.optional(v.string(), ""),
});

/** A real relay on a real socket with a database file of its own, and a simulated Fintoc. */
export async function startBench(env: Readonly<Record<string, string>> = {}): Promise<Bench> {
  const database = await createTestDatabase();
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const simulator = await startSimulator({ now: clock });
  const logs: string[] = [];
  /** What no log may ever hold, in no test. */
  const canaries = new Set<string>();
  const environment = {
    PORT: "0",
    DATABASE_URL: database.url,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
    STAFF_PIN_PEPPER: "a pepper of the tests, long enough",
    ...env,
  };
  const others: RunningRelay[] = [];
  const launch = (port: string) => {
    const config = readConfig({ ...environment, PORT: port });
    if (!config.ok) throw new Error(config.failure.join("\n"));
    const log = createLog("debug", (line) => logs.push(line));
    return startRelay(config.value, log, clock);
  };
  const start = async (port: string) => {
    const started = await launch(port);
    simulator.setWebhookUrl(`${started.url}/webhooks/fintoc`);
    return started;
  };
  let relay = await start("0");
  let isClosed = false;

  const admin = async (...words: string[]): Promise<unknown> =>
    JSON.parse(await runCommand([...words, "--json"], environment));
  const addStore = async (...more: string[]) => {
    const named = ["--name", "Café Providencia", "--currency", "CLP"];
    const zone = ["--time-zone", "America/Santiago"];
    const added = v.parse(addedSchema, await admin("store", "add", ...named, ...zone, ...more));
    return added.store?.id ?? "";
  };
  const addTill = async (store: string, ...more: string[]) => {
    const words = ["till", "add", "--store", store, "--name", "Caja 1", ...more];
    const added = v.parse(addedSchema, await admin(...words));
    return { id: added.till?.id ?? "", code: added.pairingCode };
  };

  const addStaff = async (store: string, role: string, pin: string, name = "Ana Soto") => {
    const words = ["staff", "add", "--store", store, "--name", name, "--role", role, "--json"];
    const terminal = { env: environment, readSecret: () => Promise.resolve(pin) };
    const answer: unknown = JSON.parse(await runCommand(words, environment, terminal));
    return v.parse(addedSchema, answer).staff?.id ?? "";
  };

  const setPin = async (staffId: string, pin: string) => {
    const terminal = { env: environment, readSecret: () => Promise.resolve(pin) };
    await runCommand(["staff", "set-pin", staffId, "--json"], environment, terminal);
  };

  return {
    simulator,
    addStaff,
    setPin,
    relay: () => relay,
    logs,
    databaseUrl: environment.DATABASE_URL,
    environment,
    async startAnother() {
      const other = await launch("0");
      others.push(other);
      return other;
    },
    admin,
    addStore,
    addTill,
    async pairTill(store) {
      const { code, id } = await addTill(store ?? (await addStore()));
      const response = await post(`${relay.url}/v1/pairings`, { code });
      const { secret } = v.parse(pairingAnswerSchema, await response.json());
      canaries.add(secret);
      return tillClient(() => relay.url, id, secret);
    },
    via: (till, other) => tillClient(() => other.url, till.id, till.secret),
    async advance(ms) {
      ahead += ms;
      await simulator.advance(0);
    },
    async restart(meanwhile = () => undefined) {
      const { port } = new URL(relay.url);
      await relay.close();
      meanwhile();
      relay = await start(port);
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await relay.close().catch(() => undefined);
      await simulator.close();
      await Promise.all(others.map((other) => other.close()));
      await database.drop();
      const log = logs.join("");
      const secrets = [...canaries, simulator.secretKey, simulator.webhookSecret];
      const leaked = secrets.some((secret) => log.includes(secret));
      // A widget token is `pi_…_sec_…`.
      if (leaked || /_sec_(?!\[)/u.test(log)) throw new Error("A secret was logged");
    },
  };
}

export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

export function tillClient(url: () => string, id: string, secret: string): TillClient {
  const call = (method: string, path: string, body?: unknown, session?: string) =>
    fetch(`${url()}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${secret}`,
        ...(session === undefined ? {} : { "Staff-Session": session }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const charge = (body: object = {}, intentId: string = randomUUID()) =>
    call("PUT", `/v1/payment-intents/${intentId}`, { amount: 12_990, currency: "CLP", ...body });
  return {
    id,
    secret,
    call,
    charge,
    async sale(amount = 12_990) {
      const answer = await (await charge({ amount })).json();
      return v.parse(paymentIntentAnswerSchema, answer).paymentIntent;
    },
    async get(intentId) {
      const answer = await (await call("GET", `/v1/payment-intents/${intentId}`)).json();
      return v.parse(paymentIntentDetailAnswerSchema, answer).paymentIntent;
    },
    async signIn(staffId, pin) {
      const answer = await (await call("POST", "/v1/staff/sessions", { staffId, pin })).json();
      return v.parse(staffSessionAnswerSchema, answer).token;
    },
    feed: (lastEventId, session, store) => {
      const query = store === undefined ? "?scope=store" : `?scope=store&store=${store}`;
      const path = session === undefined ? "/v1/events" : `/v1/events${query}`;
      return openFeed(`${url()}${path}`, secret, lastEventId, session);
    },
  };
}

async function openFeed(
  url: string,
  secret: string,
  lastEventId?: string,
  session?: string,
): Promise<OpenFeed> {
  const stop = new AbortController();
  const response = await fetch(url, {
    headers: {
      Authorization: `Bearer ${secret}`,
      ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }),
      ...(session === undefined ? {} : { "Staff-Session": session }),
    },
    signal: stop.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`feed answered ${response.status}`);
  const messages: FeedMessage[] = [];
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const read = async () => {
    try {
      for await (const { data, event, id } of events) {
        messages.push({ event, id, data: JSON.parse(data) });
      }
    } catch {
      // Aborted by `close`, or cut by the relay: either way it has ended.
    }
  };
  return { messages, ended: read(), close: () => stop.abort() };
}
