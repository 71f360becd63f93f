import type { Page } from "@playwright/test";

import { expect, type Shop } from "./shop.ts";

/** Signs in at the till's lock screen. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toContainText(name);
}

/** A till of a store with Ana who charges and Luz who manages; Luz has the store's books open. */
export async function openBooks(shop: Shop): Promise<{ page: Page; store: string }> {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await signIn(page, "Luz Vera", "123456");
  await page.keyboard.press("F9");
  return { page, store: added.store };
}
