import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { chromium, type Browser, type FrameLocator, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { startShop, type Shop } from "./test-shop.ts";

/** The machine may be busy; the bank's page asks every 1.2 s. */
const patient = { timeout: 10_000 };

let browser: Browser;

beforeAll(async () => {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no Chromium at ${executablePath}: install it (Debian: apt install chromium) or name it in CHROMIUM.`,
    );
  }
  browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
});

afterAll(() => browser?.close());

const shopScript = `
  const told = document.querySelector("#told");
  const tell = (line) => { told.textContent += line + "\\n"; };
  const given = JSON.parse(document.querySelector("#given").dataset.options);
  try {
    const widget = Fintoc.create({
      ...given,
      onSuccess: () => tell("success"),
      onExit: () => tell("exit"),
      onEvent: (name, { timestamp }) => tell(name + (Number.isNaN(Date.parse(timestamp)) ? "!" : "")),
    });
    for (const name of ["open", "close", "destroy"]) {
      document.querySelector("#" + name).addEventListener("click", () => {
        try { widget[name](); } catch (error) { tell(error.message); }
      });
    }
  } catch (error) { tell(error.message); }
`;

interface ShopPage {
  readonly page: Page;
  readonly bank: FrameLocator;
  readonly told: () => Promise<readonly string[]>;
  /** What the browser complained about: scripts' errors and breaches of the page's policy. */
  readonly complaints: readonly string[];
}

/** A shop's pay page under the policy that the relay sends. */
async function openShopPage(
  shop: Shop,
  options: Record<string, unknown>,
  viewport = { width: 360, height: 740 },
): Promise<ShopPage> {
  const { url } = shop.simulator;
  const server = createServer((request, response) => {
    if (request.url === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    if (request.url === "/shop.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(shopScript);
      return;
    }
    response.setHeader(
      "Content-Security-Policy",
      `default-src 'none'; script-src 'self' ${url}; style-src 'self'; frame-src ${url}; connect-src ${url}; base-uri 'none'`,
    );
    const given = JSON.stringify(options).replaceAll('"', "&quot;");
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(`<!doctype html>
      <title>Tienda</title><div id="given" data-options="${given}"></div>
      <button id="open">Pagar</button><button id="close">Ocultar</button><button id="destroy">Quitar</button>
      <pre id="told"></pre><script src="${url}/v1/"></script><script src="/shop.js"></script>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No address");
  const context = await browser.newContext({ viewport });
  onTestFinished(async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${address.port}/`);
  return {
    page,
    bank: page.frameLocator('iframe[title="Banco simulado"]'),
    complaints,
    told: async () => (await page.locator("#told").innerText()).split("\n").filter(Boolean),
  };
}

async function payable(shop: Shop, body: unknown = { amount: 12_990, currency: "CLP" }) {
  const { json } = await shop.create(body);
  return {
    id: json.id,
    options: {
      publicKey: shop.simulator.publicKey,
      product: "payments",
      widgetToken: json.widget_token,
      holderType: "individual",
      country: "cl",
    },
  };
}

const statusOf = (shop: Shop, id: string) =>
  shop.simulator.intents().find((intent) => intent.id === id)?.status;

async function logIn({ page, bank }: ShopPage): Promise<void> {
  await page.getByRole("button", { name: "Pagar" }).click();
  await bank.getByRole("button", { name: "Santander" }).click();
  await bank.getByRole("button", { name: "Ingresar" }).click();
}

describe("the widget in a real browser", { timeout: 30_000 }, () => {
  test("approves a payment under the pay page's policy, before and apart from onSuccess", async () => {
    const shop = await startShop({ now: Date.now });
    const { id, options } = await payable(shop);
    const shopPage = await openShopPage(shop, options);
    const { page, bank, told } = shopPage;
    await page.getByRole("button", { name: "Pagar" }).click();
    await bank.getByText("Banco simulado: no se mueve dinero").waitFor();
    expect(statusOf(shop, id)).toBe("created");
    await bank.getByRole("button", { name: "Santander" }).click();
    expect(await bank.getByLabel("RUT").inputValue()).toBe("41614850-3");
    expect(statusOf(shop, id)).toBe("in_progress");
    await bank.getByRole("button", { name: "Ingresar" }).click();
    await bank.getByText("$12.990").waitFor();
    await bank.getByRole("button", { name: "Aprobar el pago" }).click();
    await bank.getByRole("heading", { name: "Pago aprobado" }).waitFor();
    expect(statusOf(shop, id)).toBe("succeeded");
    await expect.poll(() => shop.received.length, patient).toBe(1);
    expect(await told()).not.toContain("success");
    await bank.getByRole("button", { name: "Volver a la tienda" }).click();
    await expect
      .poll(told)
      .toEqual([
        "opened",
        "on_terms_and_conditions",
        "on_available_institutions",
        "on_request_bank",
        "on_authentication_form",
        "payment_in_progress",
        "success",
      ]);
    expect(await page.locator("iframe").count()).toBe(0);
    expect(shopPage.complaints).toEqual([]);
  });

  test("reaches onSuccess although the webhook is withheld", async () => {
    const shop = await startShop({ now: Date.now });
    shop.simulator.behave({ withholdWebhooks: true });
    const { options } = await payable(shop);
    const shopPage = await openShopPage(shop, options);
    await logIn(shopPage);
    await shopPage.bank.getByRole("button", { name: "Aprobar el pago" }).click();
    await shopPage.bank.getByRole("button", { name: "Volver a la tienda" }).click();
    await expect.poll(shopPage.told, patient).toContain("success");
    expect(shop.received).toHaveLength(0);
  });

  test.each([
    ["Rechazar (segundo factor)", "rejected", "Pago rechazado"],
    ["El banco falla", "failed", "El banco falló"],
    ["El banco queda inseguro (pending)", "pending", "El banco todavía no confirma"],
  ])("«%s» ends as %s and leads to onExit", async (button, status, heading) => {
    const shop = await startShop({ now: Date.now });
    const { id, options } = await payable(shop);
    const shopPage = await openShopPage(shop, options);
    await logIn(shopPage);
    await shopPage.bank.getByLabel("Motivo de la falla").selectOption("insufficient_funds");
    await shopPage.bank.getByRole("button", { name: button, exact: true }).click();
    await shopPage.bank.getByRole("heading", { name: heading }).waitFor();
    expect(statusOf(shop, id)).toBe(status);
    const [intent] = shop.simulator.intents();
    expect(intent?.errorReason).toBe(status === "failed" ? "insufficient_funds" : null);
    await shopPage.bank.getByRole("button", { name: "Volver a la tienda" }).click();
    await expect.poll(shopPage.told, patient).toContain("exit");
    expect(await shopPage.told()).not.toContain("success");
  });

  test("walking away expires the payment, closing the widget does not", async () => {
    const shop = await startShop({ now: Date.now });
    const { id, options } = await payable(shop);
    const shopPage = await openShopPage(shop, options);
    await shopPage.page.getByRole("button", { name: "Pagar" }).click();
    await shopPage.bank.getByRole("button", { name: "Cerrar" }).click();
    await expect.poll(shopPage.told, patient).toContain("exit");
    expect(statusOf(shop, id)).toBe("created");
    await logIn(shopPage);
    await shopPage.bank.getByRole("button", { name: "Irme sin pagar (expira)" }).click();
    await expect.poll(() => statusOf(shop, id), patient).toBe("expired");
    await expect.poll(() => shopPage.page.locator("iframe").count(), patient).toBe(0);
  });

  test("says so when the token has expired", async () => {
    const shop = await startShop({ now: Date.now });
    const { options } = await payable(shop);
    await shop.simulator.advance(600_000);
    const shopPage = await openShopPage(shop, options);
    await shopPage.page.getByRole("button", { name: "Pagar" }).click();
    await shopPage.bank.getByText("Este cobro venció").waitFor();
    await shopPage.bank.getByRole("button", { name: "Volver a la tienda" }).click();
    await expect.poll(shopPage.told, patient).toEqual(["exit"]);
  });

  test("asks again when the login is wrong", async () => {
    const shop = await startShop({ now: Date.now });
    const { options } = await payable(shop);
    const { page, bank } = await openShopPage(shop, options);
    await page.getByRole("button", { name: "Pagar" }).click();
    await bank.getByRole("button", { name: "Bci" }).click();
    await bank.getByLabel("Clave").fill("otra");
    await bank.getByRole("button", { name: "Ingresar" }).click();
    await bank.getByRole("alert").getByText("no son los de prueba").waitFor();
    await bank.getByLabel("Clave").fill("jonsnow");
    await bank.getByRole("button", { name: "Ingresar" }).click();
    await bank.getByRole("button", { name: "Aprobar el pago" }).waitFor();
  });

  test("offers no button before its script listens, so that no press is lost", async () => {
    const shop = await startShop({ now: Date.now });
    const { options } = await payable(shop);
    const { page, bank, told } = await openShopPage(shop, options);
    const loaded = Promise.withResolvers<void>();
    await page.route("**/bank/frame.js", async (route) => {
      await loaded.promise;
      await route.continue();
    });
    await page.getByRole("button", { name: "Pagar" }).click();
    await bank.getByText("Un momento").waitFor();
    expect(await bank.getByRole("button").count()).toBe(0);
    loaded.resolve();
    await bank.getByRole("button", { name: "Cerrar" }).click();
    await expect.poll(told, patient).toContain("exit");
  });

  test("believes nobody but its own frame", async () => {
    const shop = await startShop({ now: Date.now });
    const { options } = await payable(shop);
    const { page, bank, told } = await openShopPage(shop, options);
    await page.getByRole("button", { name: "Pagar" }).click();
    await bank.getByRole("button", { name: "Bci" }).waitFor();
    await page.evaluate('postMessage({ kind: "success" }, "*")');
    await bank.getByRole("button", { name: "Bci" }).click();
    await expect.poll(told, patient).toContain("on_authentication_form");
    expect(await told()).not.toContain("success");
  });

  test("closes without a word, opens again, and stays closed once destroyed", async () => {
    const shop = await startShop({ now: Date.now });
    const { options } = await payable(shop);
    const { page, told } = await openShopPage(shop, options);
    const press = (id: string) => page.locator(`#${id}`).dispatchEvent("click");
    const frames = () => page.locator("iframe").count();
    await press("open");
    await press("open");
    expect(await frames()).toBe(1);
    await press("close");
    expect(await frames()).toBe(0);
    await press("open");
    await press("destroy");
    expect(await frames()).toBe(0);
    await press("open");
    expect(await frames()).toBe(0);
    expect(await told()).toContain("Fintoc (simulated): this widget was destroyed.");
    expect(await told()).not.toContain("exit");
  });

  test.each([
    [{ product: "movements" }, 'product must be "payments"'],
    [{ holderType: "business" }, 'holderType must be "individual"'],
    [{ widgetToken: undefined }, "widgetToken is missing"],
    [{ widgetToken: null }, "widgetToken is missing"],
    [{ publicKey: "sk_test_1" }, "publicKey must be your public key"],
    [{ publicKey: "pk_live_1" }, "test mode"],
    [{ country: "ar" }, 'country must be "cl" or "mx"'],
  ])("refuses %j with a clear error", async (wrong, sentence) => {
    const shop = await startShop();
    const { options } = await payable(shop);
    const { told } = await openShopPage(shop, { ...options, ...wrong });
    expect((await told()).join()).toContain(sentence);
  });
});

describe("the bank's own page", { timeout: 30_000 }, () => {
  test("lists payments newest first and ends a pending one either way", async () => {
    const shop = await startShop({ now: Date.now });
    const [first, second] = [
      await payable(shop),
      await payable(shop, { amount: 500, currency: "CLP" }),
    ];
    shop.simulator.act(first.id, "unsure");
    shop.simulator.act(second.id, "unsure");
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(shop.simulator.url);
    const payments = page.getByRole("article");
    await expect.poll(() => payments.count(), patient).toBe(2);
    expect(await payments.first().innerText()).toContain("$500");
    await payments.first().getByRole("button", { name: "El banco confirma" }).click();
    await payments.first().getByText("Pagado").waitFor();
    await payments.last().getByRole("button", { name: "El banco no pudo confirmar" }).click();
    await payments.last().getByText("Fallido").waitFor();
    expect([first, second].map(({ id }) => statusOf(shop, id))).toEqual(["failed", "succeeded"]);
    const third = await payable(shop, { amount: 700, currency: "CLP" });
    await expect.poll(() => payments.count(), patient).toBe(3);
    expect(await payments.first().innerText()).toContain(third.id);
  });

  test("opens a payment's bank on a page of its own", async () => {
    const shop = await startShop({ now: Date.now });
    const { id } = await payable(shop);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(shop.simulator.url);
    const [bank] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("link", { name: "Abrir el banco" }).click(),
    ]);
    onTestFinished(() => bank.close());
    await bank.getByRole("button", { name: "BancoEstado" }).click();
    await bank.getByRole("button", { name: "Ingresar" }).click();
    await bank.getByRole("button", { name: "Aprobar el pago" }).click();
    await bank.getByRole("button", { name: "Volver al banco simulado" }).click();
    await bank.getByRole("article").getByText("Pagado").waitFor();
    expect(statusOf(shop, id)).toBe("succeeded");
  });

  test("withholds webhooks, makes the next creation fail, and goes back to normal", async () => {
    const shop = await startShop({ now: Date.now });
    const { id } = await payable(shop);
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(shop.simulator.url);
    await page.getByLabel("Retener los avisos a la tienda").check();
    await page.getByRole("button", { name: "La próxima creación: Falla (500)" }).click();
    await page.getByText("Creaciones: error 500").waitFor();
    expect((await shop.create()).status).toBe(500);
    shop.simulator.act(id, "approve");
    await page.getByText("Avisos retenidos: 1").waitFor();
    expect(shop.received).toHaveLength(0);
    await page.getByRole("button", { name: "Volver a la normalidad" }).click();
    await expect.poll(() => shop.received.length, patient).toBe(1);
    await page.getByText("recibido 200").waitFor();
  });
});
