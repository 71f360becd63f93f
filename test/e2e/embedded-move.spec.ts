import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { startRelayProcess } from "./relay-process.ts";
import { openOwnShop } from "./own-shop.ts";
import { charge, expect, saleStatus, test } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

test.skip(tillRunsIn === "Electron", "the system's dialog asks there where the copy goes");

async function openTillSettings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Caja" }).click();
}

async function moveTo(page: Page, url: string): Promise<void> {
  await page.getByRole("button", { name: "Pasar a un servidor compartido" }).click();
  await page.getByLabel("Dirección del servidor").fill(url);
  await page.getByRole("button", { name: "Pasar a ese servidor" }).click();
}

test("moved to a shared relay that was given the history: the till goes on, and finds its earlier sale", async ({
  shop,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "cobro-move-"));
  const copy = join(folder, "history.sqlite");
  const switches = [`--preview-save-to=${copy}`];
  const page = await openOwnShop(shop, { switches });
  await charge(page, "7700");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const phone = await shop.openPage();
  await phone.goto(await shop.scanQr());
  await phone.getByRole("button", { name: "BancoEstado" }).click();
  await phone.getByRole("button", { name: "Ingresar" }).click();
  await phone.getByRole("button", { name: "Aprobar el pago" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.getByRole("button", { name: "Próxima venta" }).click();

  await openTillSettings(page);
  // A relay that knows nothing of this till: nothing changes.
  await moveTo(page, shop.relay.url());
  await expect(page.getByText("Ese servidor no conoce esta caja", { exact: false })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Guardar una copia de la historia" }).click();
  await expect(page.getByText("Copia guardada.")).toBeVisible();
  await expect.poll(() => existsSync(copy)).toBe(true);

  const shared = await startRelayProcess({
    DATABASE_URL: `sqlite:${copy}`,
    FINTOC_SECRET_KEY: shop.simulator.secretKey,
    FINTOC_PUBLIC_KEY: shop.simulator.publicKey,
    FINTOC_API_URL: shop.simulator.url,
    FINTOC_WIDGET_URL: `${shop.simulator.url}/v1/`,
    STAFF_PIN_PEPPER: "a pepper of the tests, long enough",
  });
  await moveTo(page, shared.url());
  await expect(page.getByRole("dialog", { name: "Pasar a un servidor compartido" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByText("En línea")).toBeVisible();
  await openTillSettings(page);
  await expect(page.getByText(new URL(shared.url()).host).first()).toBeVisible();
  await page.keyboard.press("Escape");

  // What is sold now is sold through the shared relay, whose pay page the QR leads to.
  await charge(page, "900");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  expect(new URL(await shop.scanQr()).origin).toBe(shared.url());

  // After a restart too, and the sale of before is found at the shared relay.
  await shop.killTill();
  const again = await shop.openTill(...switches);
  await expect(saleStatus(again)).toHaveAttribute("data-status", "waiting");
  expect(new URL(await shop.scanQr()).origin).toBe(shared.url());
  await again.getByRole("button", { name: "Cancelar", exact: true }).click();
  await again.getByRole("button", { name: "Sí, cancelar" }).click();
  const stores = JSON.stringify(await shared.admin("store", "list"));
  expect(stores).toContain("Almacén Don Luis");
  await expect(again.getByText("$7.700").first()).toBeVisible();
  await shared.stop();
  await rm(folder, { recursive: true });
});
