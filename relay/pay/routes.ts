import { readFileSync } from "node:fs";

import type { Hono } from "hono";
import * as v from "valibot";

import { localeSchema } from "../../contract/money.ts";
import { relayRoutes } from "../../contract/relay-api.ts";
import type { FintocConfig } from "../config.ts";
import { RelayError } from "../http/relay-error.ts";
import { selectIntents, toPaymentIntent } from "../payment-intents/payment-intent-row.ts";
import type { Relay } from "../relay.ts";
import { renderPayPage, renderUnknownPage } from "./pay-page.ts";
import { widgetOrigins } from "./pay-origins.ts";
import { payTextsFor } from "./pay-texts.ts";
import { payViewOf } from "./pay-view.ts";

// Written out one by one: `build/relay/build-relay.ts` puts these texts into the single file.
const assets: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  [
    "pay.css",
    {
      type: "text/css; charset=utf-8",
      text: readFileSync(new URL("assets/pay.css", import.meta.url), "utf8"),
    },
  ],
  [
    "pay.js",
    {
      type: "text/javascript; charset=utf-8",
      text: readFileSync(new URL("assets/pay.js", import.meta.url), "utf8"),
    },
  ],
]);

export function addPayRoutes(app: Hono, relay: Relay): void {
  const policy = contentSecurityPolicy(relay.config.fintoc);

  const find = (slug: string | undefined) =>
    selectIntents(relay.database)
      .innerJoin("stores as store", "store.id", "payment_intents.store_id")
      .select(["store.locale as store_locale", "store.time_zone as time_zone"])
      .where("payment_intents.slug", "=", slug ?? "")
      .executeTakeFirst();

  app.use("/pay/*", async (context, next) => {
    await next();
    context.res.headers.set("Content-Security-Policy", policy);
    context.res.headers.set("Referrer-Policy", "no-referrer");
  });

  app.get(relayRoutes.payAsset.path, (context) => {
    const asset = assets.get(context.req.param("name"));
    if (asset === undefined) throw new RelayError("route_not_found", "No such file");
    return context.body(asset.text, 200, {
      "Content-Type": asset.type,
      "Cache-Control": "public, max-age=300",
    });
  });

  app.get(relayRoutes.payPage.path, async (context) => {
    const { language, texts } = payTextsFor(context.req.header("Accept-Language"));
    context.header("Vary", "Accept-Language");
    const row = await find(context.req.param("slug"));
    if (row === undefined) return context.html(renderUnknownPage(language, texts), 404);
    const now = relay.now();
    const view = payViewOf(row, now);
    const { publicKey, widgetUrl: scriptUrl } = relay.config.fintoc;
    return context.html(
      renderPayPage({
        language,
        texts: relay.config.isPractice ? { ...texts, testMode: texts.practice } : texts,
        view,
        paymentIntent: toPaymentIntent(row, relay, now),
        storeLocale: v.parse(localeSchema, row.store_locale),
        timeZone: row.time_zone,
        forward:
          view === "payable" && row.redirect_url !== null && row.token_expires_at !== null
            ? {
                url: row.redirect_url,
                expiresAt: row.token_expires_at,
                isBack: context.req.query("back") === "success",
              }
            : null,
        widget:
          view === "payable" && row.widget_token !== null && row.token_expires_at !== null
            ? { scriptUrl, publicKey, token: row.widget_token, expiresAt: row.token_expires_at }
            : null,
      }),
    );
  });

  app.get(relayRoutes.payState.path, async (context) => {
    const row = await find(context.req.param("slug"));
    if (row === undefined) throw new RelayError("route_not_found", "No such payment");
    return context.json({ view: payViewOf(row, relay.now()) });
  });
}

/** Fintoc publishes no policy of its own: its hosts, and the styles that its script may write. */
function contentSecurityPolicy({ widgetUrl }: FintocConfig): string {
  const { hosts, script } = widgetOrigins(widgetUrl);
  return [
    "default-src 'none'",
    `script-src 'self' ${script}`,
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${hosts}`,
    `frame-src ${hosts}`,
    `img-src 'self' data: ${hosts}`,
    `font-src ${hosts}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
