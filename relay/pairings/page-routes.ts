import { readFileSync } from "node:fs";

import type { Hono } from "hono";

import { relayRoutes } from "../../contract/relay-api.ts";
import { RelayError } from "../http/relay-error.ts";
import { payTextsFor } from "../pay/pay-texts.ts";
import { renderPairPage } from "./pair-page.ts";

// Written out: `build/relay/build-relay.ts` puts these texts into the single file.
const assets: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  [
    "pair.css",
    {
      type: "text/css; charset=utf-8",
      text: readFileSync(new URL("assets/pair.css", import.meta.url), "utf8"),
    },
  ],
  [
    "pair.js",
    {
      type: "text/javascript; charset=utf-8",
      text: readFileSync(new URL("assets/pair.js", import.meta.url), "utf8"),
    },
  ],
]);

/** Its script may ask nobody for anything: the code that it reads goes nowhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Where a pairing link leads that is opened in a browser. */
export function addPairPageRoutes(app: Hono): void {
  app.get(relayRoutes.pairAsset.path, (context) => {
    const asset = assets.get(context.req.param("name"));
    if (asset === undefined) throw new RelayError("route_not_found", "No such file");
    return context.body(asset.text, 200, {
      "Content-Type": asset.type,
      "Cache-Control": "public, max-age=300",
    });
  });

  app.get(relayRoutes.pairPage.path, (context) => {
    context.header("Cache-Control", "no-store");
    context.header("Content-Security-Policy", policy);
    context.header("Referrer-Policy", "no-referrer");
    context.header("Vary", "Accept-Language");
    const { language } = payTextsFor(context.req.header("Accept-Language"));
    return context.html(renderPairPage(language));
  });
}
