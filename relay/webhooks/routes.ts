import type { Hono } from "hono";

import { relayRoutes } from "../../contract/relay-api.ts";
import { createGroupCommit } from "../database/group-commit.ts";
import { readBody } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Relay } from "../relay.ts";
import { takeIn } from "./intake.ts";

export function addWebhookRoutes(app: Hono, relay: Relay): void {
  if (relay.config.fintoc.webhookSecrets.length === 0) {
    relay.log.warn("FINTOC_WEBHOOK_SECRET is not set: payments are learned by asking alone");
    return;
  }
  const inGroup = createGroupCommit(relay);
  app.post(relayRoutes.fintocWebhook.path, async (context) => {
    const body = await readBody(context.req.raw);
    const signature = context.req.header("Fintoc-Signature") ?? null;
    const taken = await takeIn(relay, body, signature, inGroup);
    if (taken.ok) {
      relay.log.info({ result: taken.value }, "webhook taken in");
      return context.json({ received: true });
    }
    throw taken.failure === "signature_invalid"
      ? new RelayError("webhook_signature_invalid", "The signature is not Fintoc's")
      : new RelayError("body_unreadable", "The body is not a Fintoc event");
  });
}
