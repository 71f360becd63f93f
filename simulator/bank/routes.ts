import type { HttpBindings } from "@hono/node-server";
import { readFileSync } from "node:fs";
import { Hono } from "hono";
import * as v from "valibot";

import { parseRut } from "../../contract/identifiers.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { testHolderIds, testPassword } from "../institutions.ts";
import type { SessionRegistry } from "../checkout-sessions/session-registry.ts";
import type { ActDetails, ActFailure, Registry } from "../payment-intents/registry.ts";
import type { SimulatedIntent } from "../payment-intents/intent.ts";
import type { Action } from "../payment-intents/transition.ts";
import { paymentOf, paymentView, type Payment, type PaymentView } from "./payment-view.ts";

export interface BankOptions {
  readonly publicKey: string;
  readonly registry: Registry;
  readonly sessions: SessionRegistry;
  /** Unix milliseconds. */
  readonly now: () => number;
}

interface Found {
  readonly payment: Payment;
  readonly returns: PaymentView["returns"];
  /** The token's life is over. */
  readonly hasEnded: boolean;
  readonly act: (action: Action, details: ActDetails) => Result<SimulatedIntent, ActFailure>;
}

const text = v.pipe(v.string(), v.maxLength(200));
const actSchema = v.strictObject({
  token: text,
  action: v.picklist(["start", "approve", "reject", "fail", "unsure", "walk_away"]),
  institutionId: v.optional(text),
  errorReason: v.optional(text),
  holderId: v.optional(text),
});
const logInSchema = v.strictObject({ token: text, holder: text, password: text });

const ownPage =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const html = "text/html; charset=utf-8";
const script = "text/javascript; charset=utf-8";
// Each read in full words, so that a bundle can hold its text instead (build/relay/inline-files.ts).
const widgetScript = readFileSync(new URL("../widget/widget.js", import.meta.url), "utf8");
const framePage = readFileSync(new URL("frame.html", import.meta.url), "utf8");
const homePage = readFileSync(new URL("home.html", import.meta.url), "utf8");
const assets: Readonly<Record<string, readonly [string, string]>> = {
  "bank.css": [
    readFileSync(new URL("bank.css", import.meta.url), "utf8"),
    "text/css; charset=utf-8",
  ],
  "elements.js": [readFileSync(new URL("elements.js", import.meta.url), "utf8"), script],
  "frame.js": [readFileSync(new URL("frame.js", import.meta.url), "utf8"), script],
  "home.js": [readFileSync(new URL("home.js", import.meta.url), "utf8"), script],
  "words.js": [readFileSync(new URL("words.js", import.meta.url), "utf8"), script],
};

/** The simulated bank: the widget's script, its frame, and the bank's own page. */
export function bankRoutes(options: BankOptions): Hono<{ Bindings: HttpBindings }> {
  const { registry, sessions, now } = options;
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.get("/v1/", () => serve(widgetScript, script));
  routes.get("/widget/frame", () =>
    // Any shop's page may open the widget, and nothing else than a page.
    serve(framePage, html, `${ownPage}; frame-ancestors http: https:`),
  );
  // The hosted page of a checkout session: the same bank, on a page of its own.
  routes.get("/checkout/:token", () =>
    serve(framePage, html, `${ownPage}; frame-ancestors 'none'`),
  );
  routes.get("/", () => serve(homePage, html, `${ownPage}; frame-ancestors 'none'`));
  routes.get("/bank/:file", (c) => {
    const file = c.req.param("file");
    const asset = Object.hasOwn(assets, file) ? assets[file] : undefined;
    return asset === undefined ? c.notFound() : serve(...asset);
  });

  routes.get("/widget/payment", (c) => {
    const publicKey = c.req.query("public_key");
    if (publicKey !== undefined && publicKey !== options.publicKey) {
      return c.json(
        { error: "La llave pública de la tienda no es la de este Fintoc simulado." },
        403,
      );
    }
    const found = usable(c.req.query("token") ?? "");
    return found.ok
      ? c.json(paymentView(found.value.payment, found.value.returns))
      : c.json({ error: found.failure }, 404);
  });

  routes.post("/widget/act", async (c) => {
    const input = v.safeParse(actSchema, parseJson(await c.req.text()));
    if (!input.success) return c.json({ error: "El pedido no se entiende." }, 400);
    const { token, action, ...details } = input.output;
    const found = find(token);
    if (found === undefined) return c.json({ error: unknownToken }, 404);
    const result = found.act(action, details);
    if (result.ok) return c.json(paymentView(result.value, found.returns));
    return c.json({ error: sentences[result.failure.code] }, 409);
  });

  routes.post("/widget/log-in", async (c) => {
    const input = v.safeParse(logInSchema, parseJson(await c.req.text()));
    if (!input.success) return c.json({ error: "El pedido no se entiende." }, 400);
    const { token, holder, password } = input.output;
    const intent = find(token)?.payment;
    if (intent === undefined) return c.json({ error: unknownToken }, 404);
    if (intent.currency === "MXN" && holder !== "" && password === testPassword) return c.json({});
    const holderId = testHolderIds.find((each) => each === parseRut(holder.trim()));
    return intent.currency === "CLP" && holderId !== undefined && password === testPassword
      ? c.json({ holderId })
      : c.json({ error: "Los datos no son los de prueba. Revise e intente de nuevo." }, 403);
  });

  /** The payment behind a widget token or a session token. */
  function find(token: string): Found | undefined {
    const intent = registry.findByToken(token);
    if (intent !== undefined) {
      const hasEnded = now() >= intent.widgetTokenExpiresAt;
      const act: Found["act"] = (action, details) => registry.act(intent.id, action, details);
      return { payment: intent, returns: null, hasEnded, act };
    }
    const session = sessions.findByToken(token);
    if (session === undefined) return undefined;
    return {
      payment: paymentOf(session, sessions.intentOf(session)),
      returns: { successUrl: session.successUrl, cancelUrl: session.cancelUrl },
      hasEnded: now() >= session.expiresAt,
      act: (action, details) => sessions.act(session.id, action, details),
    };
  }

  /** A token opens the bank for as long as it lives; afterwards it only tells how the payment ended. */
  function usable(token: string): Result<Found, string> {
    const found = find(token);
    if (found === undefined) return fail(unknownToken);
    const { status } = found.payment;
    const open = status === "created" || status === "in_progress";
    return open && found.hasEnded ? fail(sentences.token_expired) : ok(found);
  }

  return routes;
}

const unknownToken = "No conocemos este cobro. Pida a la tienda un cobro nuevo.";
const sentences = {
  unknown: unknownToken,
  token_expired: "Este cobro venció: duraba 10 minutos. Pida a la tienda un cobro nuevo.",
  impossible_now:
    "Este pago ya cambió de estado. Cierre esta ventana y mire el resultado en la tienda.",
  institution_unknown: "Este banco no está disponible.",
} as const;

function serve(body: string, type: string, policy?: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      ...(policy === undefined ? {} : { "Content-Security-Policy": policy }),
    },
  });
}

function parseJson(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed;
  } catch {
    return undefined;
  }
}
