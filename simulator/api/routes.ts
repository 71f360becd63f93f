import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";

import { toWire } from "../payment-intents/intent.ts";
import { parseListQuery, selectPage } from "../payment-intents/list-query.ts";
import { parseCreation } from "../payment-intents/parse-creation.ts";
import type { Registry } from "../payment-intents/registry.ts";
import type { Manners } from "../behaviour.ts";
import { answer, refusal, success } from "./answers.ts";
import { notFound } from "./api-error.ts";
import { authorize } from "./authorize.ts";
import { createOnce } from "./create-once.ts";
import { answerUnder } from "./http-fault.ts";
import type { IdempotencyStore, SavedAnswer } from "./idempotency.ts";
import { linkHeader } from "./link-header.ts";

export interface ApiOptions {
  readonly secretKey: string;
  readonly registry: Registry;
  readonly manners: Manners;
  readonly idempotency: IdempotencyStore;
  readonly url: () => string;
}

/** Fintoc's API, as far as payment intents go. */
export function apiRoutes(options: ApiOptions): Hono<{ Bindings: HttpBindings }> {
  const { registry, manners, idempotency } = options;
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.use("/payment_intents/*", authorize(options.secretKey));

  routes.post("/payment_intents", async (c) => {
    const request = {
      path: "/v1/payment_intents",
      text: await c.req.text(),
      key: c.req.header("Idempotency-Key"),
    };
    const handling = createOnce(idempotency, request, (body, key) => {
      const parsed = parseCreation(body);
      if (!parsed.ok) return refusal(parsed.failure);
      const intent = registry.create(parsed.value, key);
      return success(201, toWire(intent, intent.widgetToken));
    });
    return answerUnder(manners.nextCreate(), c, handling);
  });

  routes.get("/payment_intents", (c) => {
    const perform = (): SavedAnswer => {
      const query = parseListQuery((name) => c.req.query(name));
      if (!query.ok) return refusal(query.failure);
      const { items, lastPage } = selectPage(registry.all(), query.value);
      const { search } = new URL(c.req.url);
      const address = `${options.url()}/v1/payment_intents`;
      c.header("Link", linkHeader(address, search, query.value.page, lastPage));
      return success(
        200,
        items.map((intent) => toWire(intent, null)),
      );
    };
    return answerUnder(manners.nextRead(), c, { perform, trouble: (each) => each });
  });

  routes.get("/payment_intents/:id", (c) => {
    const id = c.req.param("id");
    const perform = (): SavedAnswer => {
      const intent = registry.find(id);
      return intent === undefined
        ? refusal(notFound(`payment_intent: ${id}`))
        : success(200, toWire(intent, null));
    };
    return answerUnder(manners.nextRead(), c, { perform, trouble: (each) => each });
  });

  routes.all("*", (c) => answer(c, refusal(notFound(`route: ${c.req.method} ${c.req.path}`))));

  return routes;
}
