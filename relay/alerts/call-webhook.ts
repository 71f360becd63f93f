import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";

import type { AlertOutcome } from "../../contract/alerts.ts";
import { resolveOutbound, type OutboundRules } from "./outbound-address.ts";

export const webhookTimeoutMs = 10_000;
/** More of an answer is not read: all that counts is its status. */
const mostAnswerBytes = 4 * 1024;

export interface WebhookCall {
  readonly method: "POST" | "HEAD";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a call came to: `delivered` is a 2xx, `http_404` and the like any other status. */
export type WebhookOutcome = AlertOutcome | `http_${number}`;

/**
 * Calls an address of the merchant's choosing. Follows no redirect: what is signed is for whom was
 * named. The answer's body is never kept.
 * @param closing ends the call early
 */
export async function callWebhook(
  url: URL,
  { body, headers, method }: WebhookCall,
  rules: OutboundRules,
  closing: AbortSignal = new AbortController().signal,
): Promise<WebhookOutcome> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(webhookTimeoutMs)]);
  const resolved = await Promise.race([resolveOutbound(url.hostname, rules), aborted(signal)]);
  if (resolved === "timeout") return "timeout";
  if (!resolved.ok) return resolved.failure;
  const addresses = [...resolved.value];
  const toThese: LookupFunction = (_host, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  };
  const send = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const length = String(Buffer.byteLength(body));
    const sent = send(url, {
      method,
      headers: { ...headers, ...(method === "POST" ? { "Content-Length": length } : {}) },
      lookup: toThese,
      agent: false,
      signal,
    });
    sent.once("error", (error) => resolve(outcomeOf(error, signal)));
    sent.once("response", (response) => {
      resolve(judge(response.statusCode ?? 0));
      readALittle(response);
    });
    sent.end(method === "POST" ? body : undefined);
  });
}

function judge(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return "delivered";
  return status >= 300 && status < 400 ? "redirected" : `http_${status}`;
}

function readALittle(response: IncomingMessage): void {
  let bytes = 0;
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > mostAnswerBytes) response.destroy();
  });
  // Its status has been heard: how the rest ends is nobody's concern.
  response.on("error", () => undefined);
}

function outcomeOf(error: Error, signal: AbortSignal): WebhookOutcome {
  if (signal.aborted) return "timeout";
  const code = "code" in error ? String(error.code) : "";
  if (/^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO$|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/u.test(code)) {
    return "certificate_invalid";
  }
  return "unreachable";
}

function aborted(signal: AbortSignal): Promise<"timeout"> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve("timeout");
    signal.addEventListener("abort", () => resolve("timeout"), { once: true });
  });
}
