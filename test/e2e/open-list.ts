import type { Locator, Page } from "@playwright/test";

import { openDatabase } from "../../relay/database/open-database.ts";
import { fillStore } from "../bench/fill-store.ts";
import { managerPin, openTeamsTill } from "./manager-shop.ts";
import { expect, type Shop } from "./shop.ts";

interface OpenedList {
  readonly page: Page;
  readonly list: Locator;
  readonly rows: Locator;
  readonly store: string;
}

/** A store with a cashier, a manager and so many invented sales of today, its books open at a till. */
export async function openList(shop: Shop, count: number): Promise<OpenedList> {
  const { page, store } = await openTeamsTill(shop, "Ana Soto");
  await shop.relay.admin("till", "add", "--store", store, "--name", "Caja 2");
  const database = await openDatabase(shop.databaseUrl);
  const filling = { storeId: store, count, days: 1, today: count, seed: 7, now: Date.now() };
  await fillStore(database, filling);
  await database.destroy();
  await page.keyboard.press("F9");
  await page.getByRole("group", { name: /PIN/u }).focus();
  await page.keyboard.type(managerPin);
  await page.keyboard.press("Enter");
  const list = page.getByTestId("day-list");
  await expect(list).toBeVisible();
  return { page, list, store, rows: list.getByTestId("list-row") };
}
