/** A shop for the simulator's own tests: it calls the API as a merchant would and receives webhooks. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import * as v from "valibot";
import { onTestFinished } from "vitest";

import { startSimulator, type Simulator, type SimulatorOptions } from "./simulator.ts";

export interface ReceivedWebhook {
  readonly body: string;
  readonly signature: string;
  readonly headers: IncomingHttpHeaders;
}

const answeredSchema = v.looseObject({
  id: v.optional(v.string(), ""),
  status: v.optional(v.string(), ""),
  widget_token: v.optional(v.nullable(v.string()), null),
  session_token: v.optional(v.string(), ""),
  redirect_url: v.optional(v.string(), ""),
  error: v.optional(
    v.object({
      type: v.string(),
      code: v.string(),
      message: v.string(),
      param: v.nullable(v.string()),
      doc_url: v.string(),
    }),
  ),
});
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON; empty where there was none. */
  readonly json: v.InferOutput<typeof answeredSchema>;
}

export interface Shop {
  readonly simulator: Simulator;
  /** In the order of their arrival. */
  readonly received: readonly ReceivedWebhook[];
  /** The status with which the next webhooks are answered; null: never answered. */
  readonly answerWebhooksWith: (status: number | null) => void;
  readonly create: (body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Creates a checkout session; `api` is the generation of the API. */
  readonly createSession: (
    body?: object,
    headers?: Record<string, string>,
    api?: "v1" | "v2",
  ) => Promise<Answer>;
  readonly post: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
}

/** What a checkout session needs. */
export const sessionBody = {
  amount: 12_990,
  currency: "CLP",
  success_url: "https://shop.example/paid",
  cancel_url: "https://shop.example/cancelled",
};

/** A moment with no meaning; the clock of most tests stands there until they move it. */
export const noon = Date.parse("2026-03-02T12:00:00.000Z");

/** A simulator whose clock stands still, and a shop subscribed to its webhooks; both end with the test. */
export async function startShop(options: SimulatorOptions = {}): Promise<Shop> {
  const received: ReceivedWebhook[] = [];
  let webhookStatus: number | null = 200;
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const signature = String(request.headers["fintoc-signature"]);
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ body, signature, headers: request.headers });
      if (webhookStatus !== null) response.writeHead(webhookStatus).end();
    });
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const address = receiver.address();
  if (address === null || typeof address === "string") throw new Error("No address");
  const simulator = await startSimulator({
    now: () => noon,
    seed: 1,
    webhookUrl: `http://127.0.0.1:${address.port}/webhooks/fintoc`,
    ...options,
  });
  onTestFinished(async () => {
    await simulator.close();
    receiver.closeAllConnections();
    receiver.close();
  });

  const call = async (
    path: string,
    init: { readonly method?: string; readonly body?: string },
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const response = await fetch(new URL(path, simulator.url), {
      ...init,
      headers: { Authorization: simulator.secretKey, ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: read(text) };
  };
  return {
    simulator,
    received,
    answerWebhooksWith: (status) => {
      webhookStatus = status;
    },
    create: (body = { amount: 12_990, currency: "CLP" }, headers = {}) =>
      call(
        "/v1/payment_intents",
        { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) },
        { "Content-Type": "application/json", ...headers },
      ),
    createSession: (body = {}, headers = {}, api = "v1") =>
      call(
        `/${api}/checkout_sessions`,
        { method: "POST", body: JSON.stringify({ ...sessionBody, ...body }) },
        { "Content-Type": "application/json", ...headers },
      ),
    post: (path, headers = {}) => call(path, { method: "POST" }, headers),
    get: (path, headers = {}) => call(path, {}, headers),
  };
}

function read(text: string): Answer["json"] {
  try {
    const parsed = v.safeParse(answeredSchema, JSON.parse(text));
    if (parsed.success) return parsed.output;
  } catch {
    // HTML, or nothing.
  }
  return { id: "", status: "", widget_token: null, session_token: "", redirect_url: "" };
}
