import { expect, test } from "./shop.ts";

test("the store's books open by the manager's PIN beside the cashier, and close with the lock", async ({
  shop,
}) => {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await page.getByRole("button", { name: "Ana Soto" }).click();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toContainText("Ana Soto");

  await page.keyboard.press("F9");
  await expect(page.getByRole("heading", { name: "Las cuentas de la tienda" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("staff-chip")).toBeVisible();
  await page.keyboard.press("F9");
  const pad = page.getByTestId("manager-screen");
  await pad.getByRole("group", { name: /PIN/u }).focus();
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(pad).toContainText("Luz Vera, hasta las");
  await expect(pad).toContainText("$0");

  // The cashier is still signed in at the till.
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("staff-chip")).toContainText("Ana Soto");
  await page.keyboard.press("Control+l");
  await expect(page.getByTestId("lock-screen")).toBeVisible();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toBeVisible();
  await page.keyboard.press("F9");
  await expect(page.getByRole("heading", { name: "Las cuentas de la tienda" })).toBeVisible();
});
