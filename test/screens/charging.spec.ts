import type { Page } from "@playwright/test";

import { charge, expect, saleStatus, test, type Shop } from "../e2e/shop.ts";
import { takeTill } from "./camera.ts";

const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);
const news = (page: Page) => page.locator('[data-testid="sale-row"][data-unseen="true"]');
const lastIntent = (shop: Shop) => shop.simulator.intents().at(-1)?.id ?? "";

const café = ["--name", "Café Providencia", "--currency", "CLP", "--time-zone", "America/Santiago"];
const offers = ["--tips", "5,10,15", "--quick-amounts", "1000,2000,5000,10000,12990,20000"];

test("tips, quick amounts, a customer who cannot scan, the tray and the alarm", async ({
  shop,
}) => {
  const page = await shop.openPairedTill(...café, ...offers);
  // Nothing is looked at while it fades in.
  await page.emulateMedia({ reducedMotion: "reduce" });

  await test.step("an amount with its tip", async () => {
    await page.keyboard.type("12990**");
    await takeTill(page, "tip");
    await page.keyboard.type("/1500");
    await takeTill(page, "tip-free");
  });

  await test.step("a customer who cannot scan", async () => {
    await page.getByLabel(/Referencia/u).fill("Mesa 4");
    await page.keyboard.press("Enter");
    await status(page, "waiting");
    await page.getByRole("button", { name: "El cliente no puede escanear" }).click();
    await takeTill(page, "no-camera");
    await page.getByRole("button", { name: "Pagar en la pantalla del mostrador" }).click();
    await expect(page.getByTestId("pay-page-bar")).toBeVisible();
    await takeTill(page, "counter-screen-bar");
    await page.getByRole("button", { name: "Cerrar página" }).click();
    await expect(page.getByTestId("pay-page-bar")).toBeHidden();
    await page.keyboard.press("Escape");
    await shop.customerAtBank();
    await status(page, "at_bank");
    await page.getByRole("button", { name: "Cobrar de nuevo" }).click();
    await takeTill(page, "again-question");
    await page.keyboard.press("Escape");
  });

  await test.step("set aside, and turned while the next one is typed", async () => {
    await page.keyboard.press("-");
    await expect(page.getByTestId("keypad")).toBeVisible();
    await page.keyboard.type("5490");
    await takeTill(page, "set-aside");
    shop.simulator.act(lastIntent(shop), "approve");
    await expect(news(page)).toBeVisible();
    await takeTill(page, "tray-turned");
    await page.keyboard.press("Escape");
  });

  await test.step("an alarm while typing, while a QR waits, and beside the green", async () => {
    await charge(page, "8200");
    await status(page, "waiting");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
    await status(page, "cancelled");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("keypad")).toBeVisible();
    shop.simulator.act(lastIntent(shop), "approve");
    await expect(page.getByTestId("alarm")).toBeVisible();
    await page.keyboard.type("549");
    await takeTill(page, "alarm-typing");
    await page.keyboard.press("+");
    await expect(news(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await status(page, "waiting");
    await takeTill(page, "alarm-waiting");
    await (await shop.customerAtBank()).press("Aprobar el pago");
    await status(page, "paid");
    await takeTill(page, "alarm-paid");
  });
});
