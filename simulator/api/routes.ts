import type { HttpBindings } from "@hono/node-server";
import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";

import { assertNever } from "../../contract/assert-never.ts";
import { toWire } from "../payment-intents/intent.ts";
import { parseListQuery, selectPage, type ListQuery } from "../payment-intents/list-query.ts";
import { parseCreation } from "../payment-intents/parse-creation.ts";
import type { Registry } from "../payment-intents/registry.ts";
import type { Manners } from "../behaviour.ts";
import {
  errorBody,
  invalidRequest,
  notFound,
  unauthenticated,
  type ApiError,
} from "./api-error.ts";
import { answerUnder, type Handling, type NodeContext } from "./http-fault.ts";
import {
  canonicalText,
  longestKey,
  type IdempotencyStore,
  type SavedAnswer,
} from "./idempotency.ts";

/** The API versions that Fintoc documents. The simulator speaks 2023-11-15 whichever is named. */
const versions: ReadonlySet<string> = new Set([
  "2021-03-23",
  "2023-11-15",
  "2025-08-13",
  "2026-02-01",
]);

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

  routes.use("/payment_intents/*", async (c, next) => {
    if (!isKey(c.req.header("Authorization") ?? "", options.secretKey)) {
      return answer(c, refusal(unauthenticated));
    }
    const version = c.req.header("Fintoc-Version");
    if (version !== undefined && !versions.has(version)) {
      return answer(
        c,
        refusal(invalidRequest("invalid_api_version", `No API version ${version}`, null)),
      );
    }
    await next();
    return undefined;
  });

  routes.post("/payment_intents", async (c) => {
    const text = await c.req.text();
    return answerUnder(manners.nextCreate(), c, creation(text, c.req.header("Idempotency-Key")));
  });

  routes.get("/payment_intents", (c) => {
    const perform = (): SavedAnswer => {
      const query = parseListQuery((name) => c.req.query(name));
      if (!query.ok) return refusal(query.failure);
      const { items, lastPage } = selectPage(registry.all(), query.value);
      c.header("Link", linkHeader(new URL(c.req.url).search, query.value, lastPage));
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

  function creation(text: string, givenKey: string | undefined): Handling {
    const key = givenKey === undefined || givenKey === "" ? null : givenKey;
    const body = parseJson(text);
    const parameters = body === undefined ? text : canonicalText(body);

    function once(make: () => SavedAnswer): SavedAnswer {
      if (key === null) return make();
      if (key.length > longestKey) {
        return refusal(
          invalidRequest(
            "invalid_idempotency_key",
            `An idempotency key may have at most ${longestKey} characters`,
            null,
          ),
        );
      }
      const found = idempotency.look(key, parameters);
      switch (found.kind) {
        case "saved":
          return found.answer;
        case "other_parameters":
          return refusal(
            invalidRequest(
              "idempotency_key_reused",
              "This idempotency key was used before with other parameters",
              null,
            ),
          );
        case "new": {
          const made = make();
          idempotency.save(key, parameters, made);
          return made;
        }
        default:
          return assertNever(found);
      }
    }

    const make = (): SavedAnswer => {
      if (body === undefined) {
        return refusal(invalidRequest("invalid_body", "The body is not JSON", null));
      }
      const parsed = parseCreation(body);
      if (!parsed.ok) return refusal(parsed.failure);
      const intent = registry.create(parsed.value, key);
      return success(201, toWire(intent, intent.widgetToken));
    };
    return { perform: () => once(make), trouble: (trouble) => once(() => trouble) };
  }

  function linkHeader(search: string, query: ListQuery, lastPage: number): string {
    const to = (page: number, rel: string) => {
      const parameters = new URLSearchParams(search);
      parameters.set("page", String(page));
      return `<${options.url()}/v1/payment_intents?${parameters.toString()}>; rel="${rel}"`;
    };
    return [
      to(1, "first"),
      ...(query.page > 1 ? [to(query.page - 1, "prev")] : []),
      ...(query.page < lastPage ? [to(query.page + 1, "next")] : []),
      to(lastPage, "last"),
    ].join(", ");
  }

  return routes;
}

function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}

function isKey(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function success(status: SavedAnswer["status"], value: unknown): SavedAnswer {
  return { status, body: JSON.stringify(value) };
}

function refusal(error: ApiError): SavedAnswer {
  return success(error.status, errorBody(error));
}

function answer(c: NodeContext, { status, body }: SavedAnswer): Response {
  return c.body(body, status, { "Content-Type": "application/json; charset=utf-8" });
}
