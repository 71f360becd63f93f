import { readFileSync } from "node:fs";

import type { Hono } from "hono";
import * as v from "valibot";

import { localeSchema } from "../../contract/money.ts";
import { parseReceiptCode, receiptCodeLength } from "../../contract/receipt-code.ts";
import { receiptCheckBodySchema, relayRoutes } from "../../contract/relay-api.ts";
import { readJson } from "../http/read-body.ts";
import { RelayError } from "../http/relay-error.ts";
import { createWrongTries } from "../pairings/wrong-tries.ts";
import { payTextsFor } from "../pay/pay-texts.ts";
import { selectIntents, toPaymentIntent } from "../payment-intents/payment-intent-row.ts";
import type { Relay } from "../relay.ts";
import { identify } from "../staff/caller.ts";
import { checkReceipt } from "./check-receipt.ts";
import { renderReceiptPage, renderUnknownReceipt } from "./receipt-page.ts";
import { receiptTexts } from "./receipt-texts.ts";
import { whereReceipt } from "./where-receipt.ts";

const retryAfterSeconds = 60;

// Written out: `build/relay/build-relay.ts` puts this text into the single file.
const css = readFileSync(new URL("assets/receipt.css", import.meta.url), "utf8");

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function addReceiptRoutes(app: Hono, relay: Relay): void {
  /** A till reads a hundred times a second, but nobody may guess codes at that pace. */
  const wrongTries = createWrongTries(relay.clock, () => {
    const message = "Too many unknown receipts from this till: wait a minute";
    const refusal = new RelayError("too_many_requests", message, "code", retryAfterSeconds);
    return Promise.reject(refusal);
  });

  app.use("/r/*", async (context, next) => {
    await next();
    context.res.headers.set("Content-Security-Policy", policy);
    context.res.headers.set("Referrer-Policy", "no-referrer");
  });

  app.get(relayRoutes.receiptAsset.path, (context) => {
    if (context.req.param("name") !== "receipt.css") {
      throw new RelayError("route_not_found", "No such file");
    }
    return context.body(css, 200, {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": "public, max-age=300",
    });
  });

  app.get(relayRoutes.receiptPage.path, async (context) => {
    const { language } = payTextsFor(context.req.header("Accept-Language"));
    const texts = receiptTexts[language];
    context.header("Vary", "Accept-Language");
    const code = parseReceiptCode(context.req.param("slug") ?? "")?.code;
    // The short code is for the till alone: an address that anybody may open takes the whole one.
    const row =
      code?.length === receiptCodeLength
        ? await selectIntents(relay.database)
            .select(["stores.locale as store_locale", "stores.time_zone as time_zone"])
            .where(whereReceipt(code))
            .executeTakeFirst()
        : undefined;
    if (row === undefined) return context.html(renderUnknownReceipt(language, texts), 404);
    return context.html(
      renderReceiptPage({
        language,
        texts: relay.config.isPractice ? { ...texts, test: texts.practice } : texts,
        paymentIntent: toPaymentIntent(row, relay, relay.now()),
        storeLocale: v.parse(localeSchema, row.store_locale),
        timeZone: row.time_zone,
      }),
    );
  });

  app.post(relayRoutes.checkReceipt.path, async (context) => {
    const caller = await identify(relay, context);
    const body = v.safeParse(receiptCheckBodySchema, await readJson(context.req.raw));
    const parsed = body.success ? parseReceiptCode(body.output.code) : null;
    if (parsed === null) {
      const message = "code must be a receipt's address, its code or the code's first 12 letters";
      throw new RelayError("receipt_code_malformed", message, "code");
    }
    await wrongTries.waitForTurn(caller.till.id);
    const answer = await checkReceipt(relay, caller, parsed.code);
    wrongTries.forgive(caller.till.id);
    return context.json(answer);
  });
}
