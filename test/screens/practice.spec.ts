import { charge, expect, saleStatus, test } from "../e2e/shop.ts";
import { takeTill } from "./camera.ts";

test("practice, from the first start to its own success", async ({ shop }) => {
  const page = await shop.openTill();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Practicar" }).click();
  await expect(page.getByTestId("keypad")).toBeVisible();
  await takeTill(page, "practice-keypad");
  await charge(page, "12990");
  const panel = page.getByTestId("practice-panel");
  await expect(panel).toBeVisible();
  await takeTill(page, "practice-customer");
  await panel.getByRole("button", { name: "El banco tarda" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "confirming");
  await takeTill(page, "practice-bank");
  await panel.getByRole("button", { name: "Sí llegó el pago" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await takeTill(page, "practice-paid");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Opciones" }).click();
  await takeTill(page, "practice-options");
});
