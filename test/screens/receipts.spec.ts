import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { type Locale, locales } from "../../contract/money.ts";
import type { TillReport } from "../../contract/till-report.ts";
import { escPos } from "../../main/printing/esc-pos.ts";
import { linkSlip } from "../../main/printing/link-slip.ts";
import { receiptSlip } from "../../main/printing/receipt-slip.ts";
import { closingSlip } from "../../main/printing/closing-slip.ts";
import { reportSlip } from "../../main/printing/report-slip.ts";
import { slipHtml } from "../../main/printing/slip-html.ts";
import type { Slip } from "../../main/printing/slip.ts";
import { testSlip } from "../../main/printing/test-slip.ts";
import { charge, expect, saleStatus, test, type Shop } from "../e2e/shop.ts";
import { paidIntent, storeWith } from "../printer/paid-sale.ts";
import { readPaper } from "../printer/read-paper.ts";
import { startTestPrinter } from "../printer/test-printer.ts";
import { closedDay } from "../printer/closed-day.ts";
import { takePaper, takeTill, takesPictures } from "./camera.ts";

const root = join(import.meta.dirname, "../..");

async function pay(shop: Shop, page: Page, digits: string): Promise<void> {
  await charge(page, digits);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  shop.simulator.act(shop.simulator.intents().at(-1)?.id ?? "", "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
}

test("a receipt that was printed, one that was not, and the printer's settings", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const printer = await startTestPrinter();
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Impresora" }).click();
  await page.getByRole("radio", { name: "De la red" }).click();
  await page.getByLabel("Dirección de la impresora").fill("impresora local");
  await page.keyboard.press("Enter");
  await expect(page.getByText("sin espacios", { exact: false })).toBeVisible();
  await takeTill(page, "settings-printer-fault");
  await page.getByLabel("Dirección de la impresora").fill("127.0.0.1");
  await page.getByLabel("Puerto").fill(String(printer.port));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Imprimir prueba" }).click();
  await printer.printed(1);
  await expect(page.getByText("Prueba enviada", { exact: false })).toBeVisible();
  await takeTill(page, "settings-printer-tested");
  await page.keyboard.press("Escape");

  await page.getByLabel(/Referencia/u).fill("Mesa 4");
  await pay(shop, page, "12990");
  await page.getByRole("button", { name: "Imprimir comprobante" }).click();
  await expect(page.getByText("Comprobante enviado a la impresora")).toBeVisible();
  await takeTill(page, "receipt-printed");
  await printer.close();
  await page.getByRole("button", { name: "Imprimir comprobante" }).click();
  await expect(page.getByText(/impresora no responde/iu)).toBeVisible();
  await takeTill(page, "receipt-not-printed");
  await page.getByRole("button", { name: /^Próxima venta/u }).click();
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Impresora" }).click();
  await page.getByRole("button", { name: "Imprimir prueba" }).click();
  await expect(page.getByText(/impresora no responde/iu)).toBeVisible();
  await takeTill(page, "settings-printer-test-failed");
});

const report: TillReport = {
  day: "2026-11-20",
  from: "2026-11-20T03:00:00.000Z",
  to: "2026-11-21T03:00:00.000Z",
  currency: "CLP",
  till: { id: "till-1", name: "Caja 1" },
  cashier: null,
  received: { count: 42, sum: 1_284_980, tips: 61_200 },
  byStatus: [
    { status: "succeeded", count: 42, sum: 1_284_980 },
    { status: "expired", count: 3, sum: 42_300 },
    { status: "failed", count: 1, sum: 350_000 },
  ],
  open: { count: 1, sum: 34_500 },
  attention: { count: 1, sum: 8_200 },
  countedAt: "2026-11-20T23:00:00.000Z",
};

/** All that the till puts on paper. */
function slips(locale: Locale): Readonly<Record<string, Slip>> {
  const mexican =
    locale === "es-MX"
      ? ({
          name: "Tacos El Güero",
          currency: "MXN",
          timeZone: "America/Mexico_City",
          business: { name: "Alimentos Güero S.A. de C.V.", taxId: "AGU010203AB1" },
        } as const)
      : {};
  const store = storeWith({ ...mexican, locale });
  const money =
    locale === "es-MX" ? ({ amount: 45_850, tip: 5_000, currency: "MXN" } as const) : {};
  const payUrlExpiresAt = "2026-11-20T17:41:00.000Z";
  const link = linkSlip(
    paidIntent({
      ...money,
      status: "created",
      payUrl: "https://cobro.cafeprovidencia.example/pay/rWxlMJLkUX3JNNDLGwyI9xXx",
      payUrlExpiresAt,
    }),
    store,
  );
  return {
    receipt: receiptSlip(paidIntent(money), store, false),
    "receipt-test-copy": receiptSlip(paidIntent({ ...money, mode: "test" }), store, true),
    ...(link === null ? {} : { "pay-link": link }),
    closing: closingSlip(closedDay(), locale, true),
    report: reportSlip({ ...report, currency: store.currency }, store, locale, "live"),
    "test-page": testSlip(store, "https://cobro.cafeprovidencia.example", locale, payUrlExpiresAt),
  };
}

test("what comes out of a printer, on rolls and on sheets", async ({ browser }) => {
  const page = await (await browser.newContext({ deviceScaleFactor: 2 })).newPage();
  // One paper's words and colours are every paper's.
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ path: join(root, "out/renderer", pathname) });
  });
  await page.goto("http://paper.invalid/slip.css");
  for (const locale of takesPictures ? locales : (["es-CL"] as const)) {
    for (const [name, slip] of Object.entries(slips(locale))) {
      await takePaper(page, slipHtml(slip), `${locale}/${name}`);
      for (const paper of takesPictures ? (["58mm", "80mm"] as const) : []) {
        const { lines } = readPaper(escPos(slip, paper));
        const text = lines.map((line) => line.text).join("\n");
        const folder = join(root, "screens/paper/esc-pos", paper, locale);
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, `${name}.txt`), `${text}\n`);
      }
    }
  }
  await page.context().close();
});
