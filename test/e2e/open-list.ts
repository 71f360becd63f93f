import type { Locator, Page } from "@playwright/test";

import { openDatabase } from "../../relay/database/open-database.ts";
import { fillStore } from "../bench/fill-store.ts";
import { expect, type Shop } from "./shop.ts";

interface OpenedList {
  readonly page: Page;
  readonly list: Locator;
  readonly rows: Locator;
  readonly store: string;
}

/** A store with a cashier, a manager and so many invented sales of today, its books open at a till. */
export async function openList(shop: Shop, count: number): Promise<OpenedList> {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const other = ["till", "add", "--store", added.store, "--name", "Caja 2"];
  await shop.relay.admin(...other);
  const database = await openDatabase(shop.databaseUrl);
  const filling = { storeId: added.store, count, days: 1, today: count, seed: 7, now: Date.now() };
  await fillStore(database, filling);
  await database.destroy();
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await page.getByRole("button", { name: "Ana Soto" }).click();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toBeVisible();
  await page.keyboard.press("F9");
  await page.getByRole("group", { name: /PIN/u }).focus();
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  const list = page.getByTestId("day-list");
  await expect(list).toBeVisible();
  return { page, list, store: added.store, rows: list.getByTestId("list-row") };
}
