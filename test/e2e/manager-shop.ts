import type { Page } from "@playwright/test";
import * as v from "valibot";

import type { Bridge } from "../../contract/bridge.ts";
import type { Paper } from "../printer/read-paper.ts";
import { charge, expect, saleStatus, type AddedTill, type Shop } from "./shop.ts";

declare global {
  interface Window {
    readonly cobro: Bridge;
  }
}

export const managerPin = "123456";

/** Signs in at a till that asks who is there. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  // The name stands on other buttons too: on the lock screen it is the person's.
  const lock = page.getByTestId("lock-screen");
  const tile = lock.getByRole("button", { name });
  // Alone, a member is asked for the PIN at once.
  await expect(tile.or(lock.getByRole("heading", { name: `PIN de ${name}` }))).toBeVisible();
  if (await tile.isVisible()) await tile.click();
  await expect(lock.getByTestId("pin-dots")).toBeVisible();
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toContainText(name);
}

/** A store with one till; Ana charges there and Luz manages it. */
export async function addTeam(shop: Shop): Promise<AddedTill> {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  await shop.addStaff(added.store, "manager", "Luz Vera", managerPin);
  return added;
}

interface OpenedTill extends AddedTill {
  readonly page: Page;
}

/** Opens the till of `addTeam` and signs its manager in, or another of them. */
export async function openTeamsTill(
  shop: Shop,
  name: "Luz Vera" | "Ana Soto" = "Luz Vera",
): Promise<OpenedTill> {
  const added = await addTeam(shop);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await signIn(page, name, name === "Luz Vera" ? managerPin : "4711");
  return { ...added, page };
}

/** The same, with the manager's screens open. */
export async function openBooks(shop: Shop): Promise<OpenedTill> {
  const opened = await openTeamsTill(shop);
  await opened.page.keyboard.press("F9");
  return opened;
}

/** A till whose store has Luz alone; she is signed in. */
export async function openManagersTill(shop: Shop): Promise<OpenedTill> {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "manager", "Luz Vera", managerPin);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await signIn(page, "Luz Vera", managerPin);
  return { ...added, page };
}

/** Opens another till of a store, with data of its own, as a second computer. */
export async function openAnotherTill(shop: Shop, store: string, name: string): Promise<Page> {
  const added = await shop.relay.admin("till", "add", "--store", store, "--name", name);
  const { pairingCode } = v.parse(v.object({ pairingCode: v.string() }), added);
  shop.canaries.add(pairingCode);
  return shop.openTill(
    `--relay=${shop.relay.url()}`,
    `--pairing-code=${pairingCode}`,
    `--user-data-dir=${shop.tillFolder}-${name}`,
  );
}

export interface KnownSale {
  readonly id: string;
  readonly fintocId: string;
}

/** The sale that the till is at. */
export async function saleAt(page: Page): Promise<KnownSale> {
  const told = await page.evaluate(() => window.cobro.call("till.get", {}));
  const sale = told.ok ? told.value.sales[0] : undefined;
  return { id: sale?.id ?? "", fintocId: sale?.paymentIntent?.fintocId ?? "" };
}

/** Charges, has the bank approve, and goes back to the keypad. */
export async function paidSale(
  { simulator }: Shop,
  page: Page,
  digits: string,
  customerEmail: string | null,
): Promise<KnownSale> {
  if (customerEmail !== null) await page.getByLabel(/Correo/u).fill(customerEmail);
  await charge(page, digits);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const sale = await saleAt(page);
  simulator.act(sale.fintocId, "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.getByRole("button", { name: /^Próxima venta/u }).click();
  await expect(page.getByTestId("keypad")).toBeVisible();
  return sale;
}

/** Opens one sale by its address, from the day. */
export async function openIntent(page: Page, id: string): Promise<void> {
  await page.evaluate((named) => {
    window.location.hash = `#/day?intent=${named}`;
  }, id);
  await expect(page.getByTestId("intent-pane")).toBeVisible();
}

export function textOf(page: Paper | undefined): string {
  return page?.lines.map(({ text }) => text.trim()).join("\n") ?? "";
}
