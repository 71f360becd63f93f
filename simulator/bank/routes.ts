import type { HttpBindings } from "@hono/node-server";
import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import * as v from "valibot";

import { parseRut } from "../../contract/identifiers.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { testHolderIds, testPassword } from "../institutions.ts";
import type { SimulatedIntent } from "../payment-intents/intent.ts";
import type { Registry } from "../payment-intents/registry.ts";
import { paymentView } from "./payment-view.ts";

export interface BankOptions {
  readonly publicKey: string;
  readonly registry: Registry;
  /** Unix milliseconds. */
  readonly now: () => number;
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
const files = {
  widget: ["../widget/widget.js", "text/javascript; charset=utf-8"],
  frame: ["frame.html", "text/html; charset=utf-8"],
  home: ["home.html", "text/html; charset=utf-8"],
} as const;
const assets: Readonly<Record<string, string>> = {
  "bank.css": "text/css; charset=utf-8",
  "elements.js": "text/javascript; charset=utf-8",
  "frame.js": "text/javascript; charset=utf-8",
  "home.js": "text/javascript; charset=utf-8",
  "words.js": "text/javascript; charset=utf-8",
};

/** The simulated bank: the widget's script, its frame, and the bank's own page. */
export function bankRoutes(options: BankOptions): Hono<{ Bindings: HttpBindings }> {
  const { registry, now } = options;
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.get("/v1/", async () => serveFile(...files.widget));
  routes.get("/widget/frame", async () =>
    // Any shop's page may open the widget, and nothing else than a page.
    serveFile(...files.frame, `${ownPage}; frame-ancestors http: https:`),
  );
  routes.get("/", async () => serveFile(...files.home, `${ownPage}; frame-ancestors 'none'`));
  routes.get("/bank/:file", async (c) => {
    const file = c.req.param("file");
    const type = Object.hasOwn(assets, file) ? assets[file] : undefined;
    return type === undefined ? c.notFound() : serveFile(file, type);
  });

  routes.get("/widget/payment", (c) => {
    const publicKey = c.req.query("public_key");
    if (publicKey !== undefined && publicKey !== options.publicKey) {
      return c.json(
        { error: "La llave pública de la tienda no es la de este Fintoc simulado." },
        403,
      );
    }
    const intent = usable(c.req.query("token") ?? "");
    return intent.ok ? c.json(paymentView(intent.value)) : c.json({ error: intent.failure }, 404);
  });

  routes.post("/widget/act", async (c) => {
    const input = v.safeParse(actSchema, parseJson(await c.req.text()));
    if (!input.success) return c.json({ error: "El pedido no se entiende." }, 400);
    const { token, action, ...details } = input.output;
    const intent = registry.findByToken(token);
    if (intent === undefined) return c.json({ error: unknownToken }, 404);
    const result = registry.act(intent.id, action, details);
    if (result.ok) return c.json(paymentView(result.value));
    return c.json({ error: sentences[result.failure.code] }, 409);
  });

  routes.post("/widget/log-in", async (c) => {
    const input = v.safeParse(logInSchema, parseJson(await c.req.text()));
    if (!input.success) return c.json({ error: "El pedido no se entiende." }, 400);
    const { token, holder, password } = input.output;
    const intent = registry.findByToken(token);
    if (intent === undefined) return c.json({ error: unknownToken }, 404);
    if (intent.currency === "MXN" && holder !== "" && password === testPassword) return c.json({});
    const holderId = testHolderIds.find((each) => each === parseRut(holder.trim()));
    return intent.currency === "CLP" && holderId !== undefined && password === testPassword
      ? c.json({ holderId })
      : c.json({ error: "Los datos no son los de prueba. Revise e intente de nuevo." }, 403);
  });

  /** A token opens the widget for as long as it lives; afterwards it only tells how the payment ended. */
  function usable(token: string): Result<SimulatedIntent, string> {
    const intent = registry.findByToken(token);
    if (intent === undefined) return fail(unknownToken);
    const open = intent.status === "created" || intent.status === "in_progress";
    return open && now() >= intent.widgetTokenExpiresAt
      ? fail(sentences.token_expired)
      : ok(intent);
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

async function serveFile(path: string, type: string, policy?: string): Promise<Response> {
  const body = await readFile(new URL(path, import.meta.url), "utf8");
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
