import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";

import { answer, refusal, success } from "../api/answers.ts";
import { invalidRequest, notFound } from "../api/api-error.ts";
import { authorize } from "../api/authorize.ts";
import { createOnce } from "../api/create-once.ts";
import { answerUnder } from "../api/http-fault.ts";
import type { IdempotencyStore, SavedAnswer } from "../api/idempotency.ts";
import type { Manners } from "../behaviour.ts";
import { parseSessionCreation, type SessionApi } from "./parse-session-creation.ts";
import type { SessionRegistry } from "./session-registry.ts";
import { toSessionWire, type SimulatedSession } from "./session.ts";

/** The version that the second generation of the API belongs to. */
const v2Version = "2026-02-01";

export interface SessionRoutesOptions {
  readonly secretKey: string;
  readonly sessions: SessionRegistry;
  readonly manners: Manners;
  readonly idempotency: IdempotencyStore;
}

/** Fintoc's API of Checkout Sessions, in one of its two generations. */
export function sessionRoutes(
  api: SessionApi,
  options: SessionRoutesOptions,
): Hono<{ Bindings: HttpBindings }> {
  const { idempotency, manners, sessions } = options;
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const wire = (session: SimulatedSession) => toSessionWire(session, sessions.intentOf(session));
  const same = (each: SavedAnswer) => each;

  routes.use("/*", authorize(options.secretKey));
  routes.use("/*", async (c, next) => {
    const version = c.req.header("Fintoc-Version");
    if (api === "v2" && version !== undefined && version !== v2Version) {
      const message = `/v2 belongs to API version ${v2Version}, not ${version}`;
      return answer(c, refusal(invalidRequest("invalid_api_version", message, null)));
    }
    await next();
    return undefined;
  });

  routes.post("/", async (c) => {
    const request = {
      path: `/${api}/checkout_sessions`,
      text: await c.req.text(),
      key: c.req.header("Idempotency-Key"),
    };
    const handling = createOnce(idempotency, request, (body, key) => {
      const parsed = parseSessionCreation(body, api);
      return parsed.ok
        ? success(201, wire(sessions.create(parsed.value, key)))
        : refusal(parsed.failure);
    });
    return answerUnder(manners.nextCreate(), c, handling);
  });

  routes.get("/:id", (c) => {
    const id = c.req.param("id");
    const perform = (): SavedAnswer => {
      const session = sessions.find(id);
      return session === undefined
        ? refusal(notFound(`checkout_session: ${id}`))
        : success(200, wire(session));
    };
    return answerUnder(manners.nextRead(), c, { perform, trouble: same });
  });

  routes.post("/:id/expire", (c) => {
    const id = c.req.param("id");
    const perform = (): SavedAnswer => {
      const expired = sessions.expire(id);
      if (expired.ok) return success(200, wire(expired.value));
      return expired.failure.code === "unknown"
        ? refusal(notFound(`checkout_session: ${id}`))
        : refusal(
            invalidRequest(
              "invalid_status",
              "A checkout session can be expired only while it is created",
              null,
            ),
          );
    };
    return answerUnder(manners.nextExpiry(), c, { perform, trouble: same });
  });

  return routes;
}
