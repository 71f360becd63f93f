import type { Hono } from "hono";
import * as v from "valibot";

import { localeSchema, type Locale } from "../../contract/money.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import { payTextsFor } from "../pay/pay-texts.ts";
import type { Relay } from "../relay.ts";
import { readMessage } from "./alert-message.ts";
import { renderAlertPage, renderNoAlert } from "./alert-page.ts";
import { alertTexts } from "./alert-texts.ts";

const linkLifeMs = 30 * 86_400_000;

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Where an alert's link leads. */
export function addAlertPageRoute(app: Hono, relay: Relay): void {
  app.get(relayRoutes.alertPage.path, async (context) => {
    context.header("Cache-Control", "no-store");
    context.header("Content-Security-Policy", policy);
    context.header("Referrer-Policy", "no-referrer");
    context.header("Vary", "Accept-Language");
    const { language } = payTextsFor(context.req.header("Accept-Language"));
    const code = context.req.param("code") ?? "";
    const row = /^[\w-]{22}$/u.test(code)
      ? await relay.database
          .selectFrom("alerts")
          .innerJoin("stores", "stores.id", "alerts.store_id")
          .selectAll("alerts")
          .select("stores.locale")
          .where("code", "=", code)
          .executeTakeFirst()
      : undefined;
    const locale = readersLocale(language, row?.locale);
    const texts = alertTexts[locale];
    if (row === undefined) return context.html(renderNoAlert(locale, texts.page.unknown), 404);
    if (relay.clock() - Date.parse(row.created_at) > linkLifeMs) {
      return context.html(renderNoAlert(locale, texts.page.expired), 410);
    }
    const message = await readMessage(relay, row, relay.now());
    return context.html(renderAlertPage({ locale, texts, message }));
  });
}

/** The reader's language; its Spanish is the store's. */
function readersLocale(language: "es" | "en", stores: string | undefined): Locale {
  if (language === "en") return "en";
  const locale = v.safeParse(localeSchema, stores);
  return locale.success && locale.output !== "en" ? locale.output : "es-CL";
}
