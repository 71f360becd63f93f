import type { Page } from "@playwright/test";
import * as v from "valibot";

import type { Bridge } from "../../contract/bridge.ts";
import type { Paper } from "../printer/read-paper.ts";
import { charge, expect, saleStatus, type Shop } from "./shop.ts";

declare global {
  interface Window {
    readonly cobro: Bridge;
  }
}

/** Signs in at a till that asks who is there. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  const tile = page.getByRole("button", { name });
  const chip = page.getByTestId("staff-chip");
  // Alone, a member is asked for the PIN at once.
  await expect(tile.or(page.getByRole("heading", { name: `PIN de ${name}` }))).toBeVisible();
  if (await tile.isVisible()) await tile.click();
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
  await expect(chip).toContainText(name);
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
