import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { EventSourceParserStream } from "eventsource-parser/stream";
import * as v from "valibot";

import {
  pairingAnswerSchema,
  paymentIntentAnswerSchema,
  paymentIntentDetailAnswerSchema,
} from "../../contract/relay-api.ts";
import { runCommand } from "../../relay/admin/run-command.ts";
import { readConfig } from "../../relay/config.ts";
import { createLog } from "../../relay/log.ts";
import { startRelay, type RunningRelay } from "../../relay/start-relay.ts";
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
  readonly call: (method: string, path: string, body?: unknown) => Promise<Response>;
  readonly charge: (body?: object, id?: string) => Promise<Response>;
  /** Charges and answers the payment intent. */
  readonly sale: (
    amount?: number,
  ) => Promise<v.InferOutput<typeof paymentIntentAnswerSchema>["paymentIntent"]>;
  readonly get: (
    id: string,
  ) => Promise<v.InferOutput<typeof paymentIntentDetailAnswerSchema>["paymentIntent"]>;
  readonly feed: (lastEventId?: string) => Promise<OpenFeed>;
}

export interface Bench {
  readonly simulator: Simulator;
  readonly relay: () => RunningRelay;
  readonly logs: readonly string[];
  readonly admin: (...words: string[]) => Promise<unknown>;
  readonly addStore: (...more: string[]) => Promise<string>;
  readonly addTill: (store: string, ...more: string[]) => Promise<{ id: string; code: string }>;
  readonly pairTill: (store?: string) => Promise<TillClient>;
  /** Moves the relay's and the simulator's clock. */
  readonly advance: (ms: number) => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  till: v.optional(v.object({ id: v.string() })),
  pairingCode: v.optional(v.string(), ""),
});

/** A real relay on a real socket with a database file of its own, and a simulated Fintoc. */
export async function startBench(env: Readonly<Record<string, string>> = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "cobro-relay-"));
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const simulator = await startSimulator({ now: clock });
  const logs: string[] = [];
  const environment = {
    PORT: "0",
    DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
    FINTOC_SECRET_KEY: simulator.secretKey,
    FINTOC_PUBLIC_KEY: simulator.publicKey,
    FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
    FINTOC_API_URL: simulator.url,
    FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
    ...env,
  };
  const start = async (port: string) => {
    const config = readConfig({ ...environment, PORT: port });
    if (!config.ok) throw new Error(config.failure.join("\n"));
    const log = createLog("debug", (line) => logs.push(line));
    const started = await startRelay(config.value, log, clock);
    simulator.setWebhookUrl(`${started.url}/webhooks/fintoc`);
    return started;
  };
  let relay = await start("0");

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

  return {
    simulator,
    relay: () => relay,
    logs,
    admin,
    addStore,
    addTill,
    async pairTill(store) {
      const { code, id } = await addTill(store ?? (await addStore()));
      const response = await post(`${relay.url}/v1/pairings`, { code });
      const { secret } = v.parse(pairingAnswerSchema, await response.json());
      return tillClient(() => relay.url, id, secret);
    },
    async advance(ms) {
      ahead += ms;
      await simulator.advance(0);
    },
    async restart() {
      const { port } = new URL(relay.url);
      await relay.close();
      relay = await start(port);
    },
    async close() {
      await relay.close();
      await simulator.close();
      await rm(folder, { recursive: true });
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
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${url()}${path}`, {
      method,
      headers: { Authorization: `Bearer ${secret}` },
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
    feed: (lastEventId) => openFeed(`${url()}/v1/events`, secret, lastEventId),
  };
}

async function openFeed(url: string, secret: string, lastEventId?: string): Promise<OpenFeed> {
  const stop = new AbortController();
  const response = await fetch(url, {
    headers: {
      Authorization: `Bearer ${secret}`,
      ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }),
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
