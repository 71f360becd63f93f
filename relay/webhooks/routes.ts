import type { Hono } from "hono";

import { relayRoutes } from "../../contract/relay-api.ts";
import { createGroupCommit } from "../database/group-commit.ts";
import { readBody } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { takeIn } from "./intake.ts";

/** As the metrics name them; an authentic event without a readable payment is `unreadable`. */
const refusals = { signature_invalid: "signature_invalid", unreadable: "body_unreadable" } as const;

export function addWebhookRoutes(app: Hono, relay: Relay): void {
  if (relay.config.fintoc.webhookSecrets.length === 0) {
    relay.log.warn("FINTOC_WEBHOOK_SECRET is not set: payments are learned by asking alone");
    return;
  }
  const inGroup = createGroupCommit(relay);
  app.post(relayRoutes.fintocWebhook.path, async (context) => {
    const stopTimer = relay.metrics.webhookCommitSeconds.startTimer();
    const signature = context.req.header("Fintoc-Signature") ?? null;
    const taken = await readBody(context.req.raw)
      .then((body) => takeIn(relay, body, signature, inGroup))
      .catch((error: unknown) => {
        const result = error instanceof RelayError ? error.code : "failed";
        relay.metrics.webhooks.inc({ result });
        throw error;
      });
    relay.metrics.webhooks.inc({ result: taken.ok ? taken.value : refusals[taken.failure] });
    if (taken.ok) {
      stopTimer();
      relay.log.info({ result: taken.value }, "webhook taken in");
      return context.json({ received: true });
    }
    throw taken.failure === "signature_invalid"
      ? new RelayError("webhook_signature_invalid", "The signature is not Fintoc's")
      : new RelayError("body_unreadable", "The body is not a Fintoc event");
  });
}
