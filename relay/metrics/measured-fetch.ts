import type { Metrics } from "./metrics.ts";

/** `fetch`, each call counted by what it asks for and how it was answered. */
export function measuredFetch(metrics: Metrics, fetch = globalThis.fetch): typeof fetch {
  return async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input);
    const kind = kindOf(init?.method ?? "GET", address.pathname);
    const stopTimer = metrics.fintocCallSeconds.startTimer({ kind });
    let status = "unanswered";
    try {
      const response = await fetch(input, init);
      status = String(response.status);
      return response;
    } finally {
      stopTimer();
      metrics.fintocCalls.inc({ kind, status });
    }
  };
}

/** `GET /v1/payment_intents/pi_123` is `GET payment_intents/{id}`: one kind for all ids. */
function kindOf(method: string, path: string): string {
  const named = path
    .replace(/^\/v\d+\//u, "")
    .split("/")
    .map((part) => (/^[a-z]{1,4}_[\w-]+$/iu.test(part) ? "{id}" : part))
    .join("/");
  return `${method} ${named}`;
}
