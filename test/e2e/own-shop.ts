import type { Page } from "@playwright/test";

import { expect, type Shop } from "./shop.ts";

/** The window in which Fintoc's keys are typed. */
export function keyWindow(shop: Shop): Promise<Page> {
  return shop.till().secondWindow();
}

/** Types them there and has them checked. */
export async function typeKeys(page: Page, secretKey: string, publicKey: string): Promise<void> {
  await page.getByLabel("Clave secreta").fill(secretKey);
  await page.getByLabel("Clave pública").fill(publicKey);
  await page.getByRole("button", { name: "Revisar y guardar" }).click();
}

/** The form of a computer that is to be its shop's only till. */
export async function openUnpaired(shop: Shop, ...switches: string[]): Promise<Page> {
  const page = await shop.openTill(`--fintoc-url=${shop.simulator.url}`, ...switches);
  await page.getByRole("button", { name: /La única caja/u }).click();
  await page.getByLabel("Nombre de la tienda").fill("Almacén Don Luis");
  return page;
}

interface OwnShopWish {
  readonly switches?: readonly string[];
  /** Fills what else there is in the form. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Such a till, set up with the simulated Fintoc's keys. */
export async function openOwnShop(shop: Shop, wish: OwnShopWish = {}): Promise<Page> {
  const page = await openUnpaired(shop, ...(wish.switches ?? []));
  await wish.prepare?.(page);
  await page.getByRole("button", { name: "Continuar con las claves de Fintoc" }).click();
  const { publicKey, secretKey } = shop.simulator;
  await typeKeys(await keyWindow(shop), secretKey, publicKey);
  await expect(page.getByText("En línea")).toBeVisible();
  return page;
}
