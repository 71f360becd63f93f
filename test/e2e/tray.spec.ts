import type { Page } from "@playwright/test";

import { expectAccessible } from "./expect-accessible.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";

const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);
const news = (page: Page) => page.locator('[data-testid="sale-row"][data-unseen="true"]');
const intentOf = (shop: Shop, amount: number) =>
  shop.simulator.intents().find((intent) => intent.amount === amount)?.id ?? "";

/** Charges, waits for the QR, and sets the sale aside by its key. */
async function setAside(page: Page, digits: string, reference: string): Promise<void> {
  await page.getByLabel(/Referencia/u).fill(reference);
  await charge(page, digits);
  await status(page, "waiting");
  await page.keyboard.press("-");
  await expect(page.getByTestId("keypad")).toBeVisible();
}

test("several sales at once: each turns when its word arrives, is told, and stays until it was seen", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await setAside(page, "34500", "Mesa 7");
  await setAside(page, "8200", "Mesa 9");
  await page.keyboard.type("129");

  shop.simulator.act(intentOf(shop, 34_500), "approve");
  const paid = news(page).filter({ hasText: "$34.500" });
  await expect(paid).toContainText("Mesa 7");
  await expect(paid).toContainText(/Pagada.*avisado por el banco \d\d:\d\d:\d\d/su);
  // It is said aloud, with amount and reference; the keypad and its keys stay the cashier's.
  await expect(page.getByTestId("news-telling")).toContainText("$34.500, Mesa 7, pagada");
  await page.keyboard.type("90");
  await expect(page.getByTestId("entry-amount")).toContainText("$12.990");

  shop.simulator.act(intentOf(shop, 8_200), "reject");
  await expect(news(page)).toHaveCount(2);
  await page.keyboard.press("Enter");
  await status(page, "waiting");
  await expect(saleStatus(page)).toContainText("$12.990");
  await expectAccessible(page);

  // The key means the one that turned first; the other one by its button.
  await page.keyboard.press("+");
  await expect(paid).toHaveCount(0);
  await expect(page.getByTestId("sale-row").filter({ hasText: "$34.500" })).toBeVisible();
  await page.getByRole("button", { name: "Visto: $8.200, Mesa 9" }).dblclick();
  await expect(news(page)).toHaveCount(0);
  await status(page, "waiting");
});

test("killed while a sale is set aside: its end, learned only at the next start, is told", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await setAside(page, "34500", "Mesa 7");
  await shop.killTill();
  shop.simulator.act(intentOf(shop, 34_500), "approve");
  const again = await shop.reopenTill();
  await expect(news(again)).toContainText("$34.500");
  await shop.killTill();
  const third = await shop.reopenTill();
  await expect(news(third)).toContainText("Mesa 7");
  // On a narrow screen the list is a drawer; what has turned is seen all the same.
  await third.setViewportSize({ width: 1024, height: 600 });
  await expect(news(third)).toBeInViewport();
  await third.keyboard.press("+");
  await expect(news(third)).toHaveCount(0);
});

test("a sale that ends while the cashier looks at another is told too", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await setAside(page, "8200", "Mesa 9");
  await charge(page, "500");
  await status(page, "waiting");
  await page.getByTestId("sale-row").filter({ hasText: "$8.200" }).click();
  await expect(saleStatus(page)).toContainText("$8.200");
  shop.simulator.act(intentOf(shop, 500), "reject");
  await expect(news(page)).toContainText("$500");
  await page.getByRole("button", { name: "Visto: $500" }).click();
  await expect(news(page)).toHaveCount(0);
  await expect(saleStatus(page)).toContainText("$8.200");
});

test("paid after the cancel: an alarm over every state of the till, which blocks nothing", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await charge(page, "8200");
  await shop.customerAtBank();
  await page.keyboard.press("Escape");
  await expect(page.getByText("el dinero aún puede llegar")).toBeVisible();
  await page.getByRole("button", { name: "Sí, cancelar" }).dblclick();
  await status(page, "cancelled");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("keypad")).toBeVisible();
  await page.keyboard.type("50");
  shop.simulator.act(intentOf(shop, 8_200), "approve");
  const alarm = page.getByTestId("alarm");
  await expect(alarm).toContainText(/Pagada después de cancelar · \$8\.200/u);
  await expect(alarm).toContainText("Avisar a la persona encargada");
  // Told once: loud above, and first in the list; no card that a key puts away.
  await expect(page.getByTestId("news-telling")).toContainText(
    "$8.200, Pagada después de cancelar",
  );
  await expect(page.getByTestId("sale-row").first()).toContainText("$8.200");
  await expect(news(page)).toHaveCount(0);
  await page.keyboard.press("+");
  await expect(alarm).toBeVisible();

  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await status(page, "waiting");
  await expect(saleStatus(page)).toContainText("$500");
  await expect(alarm).toBeVisible();
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await status(page, "paid");
  await expect(page.getByText("1 venta necesita a una persona")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(alarm).toBeVisible();
  await shop.killTill();
  const again = await shop.reopenTill();
  await expect(again.getByTestId("alarm")).toContainText("$8.200");
});
