import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as v from "valibot";

import { assertNever } from "../../contract/assert-never.ts";
import { behaviourSchema } from "../behaviour.ts";
import type { ActFailure } from "../payment-intents/registry.ts";
import { actions } from "../payment-intents/transition.ts";
import type { Controls } from "../controls.ts";
import { refundActions } from "../refunds/refund-registry.ts";
import { refundFailureCodes } from "../refunds/refund.ts";
import { isLoopbackAddress, isLoopbackHost } from "./loopback.ts";

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const actSchema = v.strictObject({
  action: v.picklist(actions),
  errorReason: v.optional(text),
  institutionId: v.optional(text),
});
const refundActSchema = v.strictObject({
  action: v.picklist(refundActions),
  failureCode: v.optional(v.picklist(refundFailureCodes)),
});
const advanceSchema = v.strictObject({ ms: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
const webhookUrlSchema = v.strictObject({
  url: v.nullable(v.pipe(v.string(), v.url(), v.regex(/^https?:/u, "http or https only"))),
});

/** How tests and the bank's own page move the simulator. From this computer only. */
export function controlRoutes(controls: Controls): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.use("*", async (c, next) => {
    const origin = c.req.header("Origin");
    const fromHere =
      isLoopbackHost(c.req.header("Host")) &&
      isLoopbackAddress(c.env.incoming.socket.remoteAddress);
    const fromOwnPage = origin === undefined || origin === `http://${c.req.header("Host")}`;
    if (!fromHere || !fromOwnPage) {
      return c.json({ error: "The control routes answer this computer's own programs only." }, 403);
    }
    await next();
    return undefined;
  });
  routes.use("*", bodyLimit({ maxSize: 1_000_000 }));
  routes.onError((error, c) =>
    error instanceof BadInput ? c.json({ error: error.message }, 400) : c.text(String(error), 500),
  );

  routes.get("/state", (c) => c.json(controls.state()));
  routes.get("/overview", (c) => c.json(controls.overview()));
  routes.get("/intents", (c) => c.json({ intents: controls.intents() }));
  routes.get("/sessions", (c) => c.json({ sessions: controls.sessions() }));
  routes.get("/refunds", (c) => c.json({ refunds: controls.refunds() }));
  routes.get("/deliveries", (c) => c.json({ deliveries: controls.deliveries() }));

  // One word for both: a checkout session's id acts on its payment.
  routes.post("/:kind{intents|sessions}/:id/act", async (c) => {
    const { action, ...details } = read(actSchema, await c.req.text());
    const result = controls.act(c.req.param("id"), action, details);
    if (result.ok) return c.json({ intent: result.value });
    return c.json({ error: result.failure.message }, statusOf(result.failure));
  });
  routes.post("/refunds/:id/act", async (c) => {
    const { action, failureCode } = read(refundActSchema, await c.req.text());
    const result = controls.actOnRefund(c.req.param("id"), action, failureCode);
    if (result.ok) return c.json({ refund: result.value });
    return c.json({ error: result.failure.message }, statusOf(result.failure));
  });
  routes.post("/behave", async (c) => {
    controls.behave(read(behaviourSchema, await c.req.text()));
    return c.json(controls.state());
  });
  routes.post("/advance", async (c) => {
    await controls.advance(read(advanceSchema, await c.req.text()).ms);
    return c.json(controls.state());
  });
  routes.post("/webhook-url", async (c) => {
    controls.setWebhookUrl(read(webhookUrlSchema, await c.req.text()).url);
    return c.json(controls.state());
  });
  routes.post("/webhooks/release", (c) => {
    controls.behave({ withholdWebhooks: false });
    return c.json(controls.state());
  });
  routes.all("*", (c) => c.json({ error: `No such route: ${c.req.method} ${c.req.path}` }, 404));
  return routes;
}

class BadInput extends Error {}

function read<Schema extends v.GenericSchema>(schema: Schema, body: string): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new BadInput("The body is not JSON.");
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new BadInput(describeIssues(parsed.issues));
}

/** Each fault with the place where it is. */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? "body"}: ${issue.message}`).join("; ");
}

function statusOf(failure: ActFailure): 400 | 404 | 409 {
  const { code } = failure;
  switch (code) {
    case "unknown":
      return 404;
    case "institution_unknown":
      return 400;
    case "impossible_now":
    case "token_expired":
      return 409;
    default:
      return assertNever(code);
  }
}
