import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

export type PostOutcome =
  | { readonly kind: "answered"; readonly statusCode: number }
  | { readonly kind: "no_answer"; readonly why: string };

/**
 * Posts a webhook over a connection of its own (a kept one could have died with a restarted
 * receiver, and would count as a failure). Redirects are answers, not followed.
 */
export function postWebhook(
  url: string,
  body: string,
  signature: string,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<PostOutcome> {
  const { promise, resolve } = Promise.withResolvers<PostOutcome>();
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  const bytes = Buffer.from(body, "utf8");
  try {
    const sent = request(
      url,
      {
        method: "POST",
        agent: false,
        signal: AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]),
        headers: {
          "Content-Type": "application/json",
          "Content-Length": bytes.length,
          "Fintoc-Signature": signature,
          "User-Agent": "Fintoc-Simulator",
        },
      },
      (response) => {
        response.resume();
        response.on("error", () => undefined);
        resolve({ kind: "answered", statusCode: response.statusCode ?? 0 });
      },
    );
    sent.on("error", (error) => resolve({ kind: "no_answer", why: error.message }));
    sent.end(bytes);
  } catch (error) {
    resolve({ kind: "no_answer", why: String(error) });
  }
  return promise;
}
