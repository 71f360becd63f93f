import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";

import { findChromium } from "../../build/find-chromium.mjs";
import { startBench, type Bench, type TillClient } from "./harness.ts";

const most = 30 * 1024;
const phone = { width: 360, height: 740 };
const patient = { timeout: 10_000 };

let bench: Bench;
let till: TillClient;
let browser: Browser;
beforeAll(async () => {
  bench = await startBench();
  till = await bench.pairTill();
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("Install Chromium, or name one in CHROMIUM");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
});
afterAll(async () => {
  await browser.close();
  await bench.close();
});

/** A customer's browser, and what it complained about. */
async function openPage(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: phone, locale: "es-CL", ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}

const bankOf = (page: Page) => page.frameLocator('iframe[title="Banco simulado"]');

type View = "payable" | "preparing" | "confirming" | "paid" | "cancelled" | "not_paid" | "unknown";

/** The address of a page in one of its states. */
async function inView(view: View): Promise<string> {
  if (view === "unknown") return `${bench.relay().url}/pay/nothing`;
  const sale = await till.sale();
  const url = sale.payUrl ?? "";
  const fintocId = sale.fintocId ?? "";
  if (view === "confirming") bench.simulator.act(fintocId, "unsure");
  if (view === "paid") bench.simulator.act(fintocId, "approve");
  if (view === "not_paid") bench.simulator.act(fintocId, "reject");
  if (view === "cancelled") await till.call("POST", `/v1/payment-intents/${sale.id}/cancel`);
  await vi.waitFor(async () => {
    expect(await (await fetch(`${url}/state`)).json()).toEqual({ view });
  }, patient);
  return url;
}

describe("on a phone of 360 px", () => {
  it.each(["payable", "confirming", "paid", "cancelled", "not_paid", "unknown"] as const)(
    "%s: fits, breaks no policy, and axe finds nothing, light or dark, in both languages",
    async (view) => {
      const url = await inView(view);
      for (const locale of ["es-CL", "en-GB"]) {
        const { complaints, page } = await openPage(url, { locale });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          // A page without a frame needs none of axe's own pages beside it.
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          expect(violations.map((each) => `${each.id}: ${each.help}`)).toEqual([]);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width).toBeLessThanOrEqual(phone.width);
          // Chromium itself reports the answer 404 of the unknown address.
          expect(complaints.filter((each) => !each.includes("404"))).toEqual([]);
          expect(await page.locator("html").getAttribute("lang")).toBe(locale.slice(0, 2));
        }
      }
    },
    60_000,
  );

  it("names the banks that work before one starts, and shows the button without scrolling", async () => {
    const { page } = await openPage(await inView("payable"));
    const banks = await page.getByRole("region", { name: "Puede pagar desde" }).innerText();
    expect(banks).toContain("BancoEstado");
    const button = await page.getByRole("button", { name: "Pagar desde mi banco" }).boundingBox();
    expect((button?.y ?? Infinity) + (button?.height ?? 0)).toBeLessThan(phone.height);
    expect(button?.height).toBeGreaterThanOrEqual(48);
  });

  it("a store in Mexico names other banks and its own currency", async () => {
    const words = ["--currency", "MXN", "--time-zone", "America/Mexico_City"];
    const shop = await bench.pairTill(await bench.addStore("--name", "Tacos", ...words));
    const answer = await shop.charge({ amount: 12_990, currency: "MXN" });
    const { paymentIntent } = JSON.parse(await answer.text());
    const { page } = await openPage(String(paymentIntent.payUrl), { locale: "es-MX" });
    const text = await page.locator("main").innerText();
    expect(text).toContain("$129.90");
    expect(text).toContain("Banorte");
    expect(text).not.toContain("BancoEstado");
  });
});

describe("the receipt", () => {
  it("carries shop, amount, time of the store's zone and operation number, and nothing of the payer", async () => {
    const sale = await till.sale();
    bench.simulator.act(sale.fintocId ?? "", "approve");
    await vi.waitFor(
      async () => expect((await till.get(sale.id)).status).toBe("succeeded"),
      patient,
    );
    const { bankReference, finalAt, sender } = await till.get(sale.id);
    // The customer is on a journey: the receipt's time stays the shop's.
    const { page } = await openPage(sale.payUrl ?? "", { timezoneId: "Asia/Tokyo" });
    const text = await page.locator("body").innerText();
    const clock = new Intl.DateTimeFormat("es-CL", {
      timeZone: "America/Santiago",
      dateStyle: "medium",
      timeStyle: "short",
      hourCycle: "h23",
    }).format(new Date(finalAt ?? ""));
    for (const shown of ["Café Providencia", "$12.990", clock, bankReference, "No es boleta"]) {
      expect(text).toContain(shown);
    }
    // Random figures of the operation and the address may hold four that are the account's as well.
    const source = (await page.content())
      .replaceAll(bankReference ?? "", "")
      .replaceAll(new URL(page.url()).pathname, "");
    for (const hidden of [sender?.numberEnd, sender?.institutionId, sender?.holderIdMasked]) {
      expect(hidden).toBeTruthy();
      expect(source).not.toContain(hidden);
    }
    expect(await page.getByRole("button", { name: "Guardar o imprimir" }).isVisible()).toBe(true);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.getByRole("button", { name: "Guardar o imprimir" }).isVisible()).toBe(false);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe("rgb(255, 255, 255)");
  });
});

describe("its weight and a slow network", () => {
  it("stays below 30 KB besides Fintoc's script, and asks for that on a tap alone", async () => {
    const url = await inView("payable");
    const context = await browser.newContext({ viewport: phone });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const bodies: Promise<Buffer>[] = [];
    const hosts = new Set<string>();
    page.on("response", (response) => {
      hosts.add(new URL(response.url()).host);
      bodies.push(response.body());
    });
    await page.goto(url, { waitUntil: "networkidle" });
    expect([...hosts]).toEqual([new URL(url).host]);
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
    expect(bodies.length).toBeGreaterThanOrEqual(3);
    expect(bytes).toBeLessThan(most);
  });

  it("pays over a network of 400 ms and 50 KB/s, from the tap to the receipt", async () => {
    const sale = await till.sale();
    const context = await browser.newContext({ viewport: phone, locale: "es-CL" });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 400,
      downloadThroughput: 50 * 1024,
      uploadThroughput: 20 * 1024,
    });
    await page.goto(sale.payUrl ?? "");
    await page.getByRole("button", { name: "Pagar desde mi banco" }).click();
    await bankOf(page).getByRole("button", { name: "BancoEstado" }).click();
    await bankOf(page).getByRole("button", { name: "Ingresar" }).click();
    await bankOf(page).getByRole("button", { name: "Aprobar" }).click();
    await bankOf(page).getByRole("button", { name: "Volver a la tienda" }).click();
    await page.getByRole("heading", { name: "Pagado" }).waitFor({ timeout: 20_000 });
  });
});

describe("Fintoc's widget limit", () => {
  it("is met with one moment, and the widget opens by itself afterwards", async () => {
    const url = await inView("payable");
    const { page } = await openPage(url);
    let refusals = 0;
    await page.route(`${bench.simulator.url}/v1/`, async (route) => {
      refusals += 1;
      await (refusals === 1 ? route.fulfill({ status: 429 }) : route.continue());
    });
    await page.getByRole("button", { name: "Pagar desde mi banco" }).click();
    await page.getByText("Un momento: el servicio está ocupado.").waitFor();
    await bankOf(page).getByRole("button", { name: "BancoEstado" }).waitFor();
    expect(refusals).toBe(2);
  });
});

describe("while the customer is in the bank", () => {
  it("the sale's end waits until the widget is closed; the shop's cancelling does not", async () => {
    const paid = await till.sale();
    const { page } = await openPage(paid.payUrl ?? "");
    await page.getByRole("button", { name: "Pagar desde mi banco" }).click();
    await bankOf(page).getByRole("button", { name: "BancoEstado" }).click();
    await bankOf(page).getByRole("button", { name: "Ingresar" }).click();
    await bankOf(page).getByRole("button", { name: "Aprobar" }).click();
    await page.waitForResponse(async (response) => {
      return response.url().endsWith("/state") && (await response.text()).includes("paid");
    }, patient);
    await bankOf(page).getByRole("button", { name: "Volver a la tienda" }).click();
    await page.getByRole("heading", { name: "Pagado" }).waitFor(patient);

    const cancelled = await till.sale();
    await page.goto(cancelled.payUrl ?? "");
    await page.getByRole("button", { name: "Pagar desde mi banco" }).click();
    await bankOf(page).getByRole("button", { name: "BancoEstado" }).waitFor();
    await till.call("POST", `/v1/payment-intents/${cancelled.id}/cancel`);
    await page.getByRole("heading", { name: "Pago cancelado" }).waitFor(patient);
  });
});

describe("the token's end", () => {
  it("does not throw out a customer who has come in, and expires the page of who has not", async () => {
    const sale = await till.sale();
    const { page: inside } = await openPage(sale.payUrl ?? "");
    const { page: outside } = await openPage(sale.payUrl ?? "");
    await inside.getByRole("button", { name: "Pagar desde mi banco" }).click();
    await bankOf(inside).getByRole("button", { name: "BancoEstado" }).waitFor();
    await bench.advance(10 * 60_000 + 1);
    await outside.getByRole("heading", { name: "El código venció" }).waitFor(patient);
    const asked = inside.waitForResponse((response) => response.url().endsWith("/state"));
    expect(await (await asked).json()).toEqual({ view: "expired" });
    expect(await bankOf(inside).getByRole("button", { name: "BancoEstado" }).isVisible()).toBe(
      true,
    );
  });
});
