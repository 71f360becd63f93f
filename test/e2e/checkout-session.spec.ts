import type { Browser, Page } from "@playwright/test";

import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";

const store = [
  "--name=Café Providencia",
  "--currency=CLP",
  "--time-zone=America/Santiago",
  "--product=checkout_session",
];

/** A customer's phone on Fintoc's hosted page, reached from the QR by one tap. */
async function atHostedPage(browser: Browser, shop: Shop): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const phone = await context.newPage();
  await phone.goto(await shop.scanQr());
  await phone.getByRole("button", { name: "Pagar desde mi banco" }).click();
  await phone.waitForURL(`${shop.simulator.url}/checkout/**`);
  return phone;
}

test("paid on Fintoc's hosted page: green, and the customer is led back", async ({
  browser,
  shop,
}) => {
  const page = await shop.openPairedTill(...store);
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const payUrl = await shop.scanQr();
  const phone = await atHostedPage(browser, shop);
  await expect(phone.getByText("$12.990").first()).toBeVisible();
  expect(shop.simulator.intents()).toEqual([]);
  await phone.getByRole("button", { name: "BancoEstado" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "at_bank");
  await phone.getByRole("button", { name: "Ingresar" }).click();
  await phone.getByRole("button", { name: "Aprobar el pago" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await phone.getByRole("button", { name: "Volver a la tienda" }).click();
  await phone.waitForURL(`${payUrl}?back=success`);
  await expect(phone.getByRole("heading", { name: "Pagado" })).toBeVisible();
  await phone.context().close();
});

test("cancelled at the till: nobody can pay it on the hosted page any more", async ({
  browser,
  shop,
}) => {
  const page = await shop.openPairedTill(...store);
  await charge(page, "500");
  const phone = await atHostedPage(browser, shop);
  await expect(phone.getByRole("button", { name: "BancoEstado" })).toBeVisible();
  await page.getByRole("button", { name: "Cancelar", exact: true }).click();
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "cancelled");
  await expect.poll(() => shop.simulator.sessions()[0]?.status).toBe("expired");
  await phone.getByRole("button", { name: "BancoEstado" }).click();
  await expect(phone.getByText("Este pago ya cambió de estado", { exact: false })).toBeVisible();
  await phone.getByRole("button", { name: "Volver a la tienda" }).click();
  await expect(phone.getByRole("heading", { name: "Pago cancelado" })).toBeVisible();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "cancelled");
  expect(shop.simulator.intents()).toEqual([]);
  await phone.context().close();
});
