import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";

import { answer, refusal, success } from "../api/answers.ts";
import { invalidRequest, notFound } from "../api/api-error.ts";
import { authorize } from "../api/authorize.ts";
import { createOnce } from "../api/create-once.ts";
import { answerUnder } from "../api/http-fault.ts";
import type { IdempotencyStore, SavedAnswer } from "../api/idempotency.ts";
import { linkHeader } from "../api/link-header.ts";
import type { Manners } from "../behaviour.ts";
import { parseListQuery, selectPage } from "../payment-intents/list-query.ts";
import { parseRefund, type Books } from "./parse-refund.ts";
import type { RefundRegistry } from "./refund-registry.ts";
import { toRefundWire, wireStatusOf } from "./refund.ts";

export interface RefundRoutesOptions {
  readonly secretKey: string;
  readonly refunds: RefundRegistry;
  readonly findIntent: Books["find"];
  readonly manners: Manners;
  readonly idempotency: IdempotencyStore;
  readonly url: () => string;
}

/** As Fintoc's reference of API version 2023-11-15 lists them, and the newer words. */
const listedStatuses = ["pending", "in_progress", "succeeded", "failed", "rejected", "canceled"];

/** Fintoc's API of refunds. */
export function refundRoutes(options: RefundRoutesOptions): Hono<{ Bindings: HttpBindings }> {
  const { findIntent, idempotency, manners, refunds } = options;
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const same = (each: SavedAnswer) => each;

  routes.use("/*", authorize(options.secretKey));

  routes.post("/", async (c) => {
    const request = {
      path: "/v1/refunds",
      text: await c.req.text(),
      key: c.req.header("Idempotency-Key"),
    };
    const handling = createOnce(idempotency, request, (body, key) => {
      const parsed = parseRefund(body, { find: findIntent, leftOf: refunds.leftOf });
      return parsed.ok
        ? success(201, toRefundWire(refunds.create(parsed.value, key)))
        : refusal(parsed.failure);
    });
    return answerUnder(manners.nextRefund(), c, handling);
  });

  routes.get("/", (c) => {
    const perform = (): SavedAnswer => {
      const query = parseListQuery((name) => c.req.query(name), listedStatuses);
      if (!query.ok) return refusal(query.failure);
      const listed = refunds.all().map((refund) => {
        return { refund, createdAt: refund.createdAt, status: wireStatusOf(refund) };
      });
      const { items, lastPage } = selectPage(listed, query.value);
      const { search } = new URL(c.req.url);
      const address = `${options.url()}/v1/refunds`;
      c.header("Link", linkHeader(address, search, query.value.page, lastPage));
      return success(
        200,
        items.map(({ refund }) => toRefundWire(refund)),
      );
    };
    return answerUnder(manners.nextRefundRead(), c, { perform, trouble: same });
  });

  routes.get("/:id", (c) => {
    const perform = (): SavedAnswer => {
      const refund = refunds.find(c.req.param("id"));
      return refund === undefined
        ? refusal(notFound(`refund: ${c.req.param("id")}`))
        : success(200, toRefundWire(refund));
    };
    return answerUnder(manners.nextRefundRead(), c, { perform, trouble: same });
  });

  routes.post("/:id/cancel", (c) => {
    const id = c.req.param("id");
    const perform = (): SavedAnswer => {
      if (refunds.find(id) === undefined) return refusal(notFound(`refund: ${id}`));
      const cancelled = refunds.act(id, "cancel");
      return cancelled.ok
        ? success(200, toRefundWire(cancelled.value))
        : refusal(invalidRequest("refund_not_cancelable", cancelled.failure.message, null));
    };
    return answerUnder(manners.nextExpiry(), c, { perform, trouble: same });
  });

  routes.all("*", (c) => answer(c, refusal(notFound(`route: ${c.req.method} ${c.req.path}`))));
  return routes;
}
