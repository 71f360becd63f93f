import type { Page } from "@playwright/test";

import type { Bridge, Preferences } from "../../contract/bridge.ts";
import { heardBy, listen, melodies } from "./heard.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";

const lastIntent = (shop: Shop) => shop.simulator.intents().at(-1)?.id ?? "";
const notes = async (page: Page) => (await heardBy(page)).notes;
const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);

declare global {
  interface Window {
    readonly cobro: Bridge;
  }
}

/** Sets a preference through the page's own bridge, as its settings do. */
async function prefer(page: Page, change: Partial<Preferences>): Promise<void> {
  await page.evaluate(async (wanted) => {
    await window.cobro.call("preferences.set", wanted);
  }, change);
}

async function next(page: Page): Promise<void> {
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("keypad")).toBeVisible();
}

test("paid is heard and said once, not paid sounds differently, and a restart repeats nothing", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await listen(page, ["en-US", "es-ES", "es-CL"]);
  await expect(page.getByText("En línea")).toBeVisible();
  await prefer(page, { voice: true });

  await charge(page, "500");
  await status(page, "waiting");
  shop.simulator.act(lastIntent(shop), "reject");
  await status(page, "rejected");
  await expect.poll(() => notes(page)).toEqual(melodies.notPaid);
  await next(page);

  await charge(page, "12990");
  await status(page, "waiting");
  shop.simulator.act(lastIntent(shop), "approve");
  await status(page, "paid");
  const text = "Pago recibido: doce mil novecientos noventa pesos";
  await expect.poll(async () => (await heardBy(page)).said).toEqual([{ text, voice: "es-CL" }]);
  expect(await notes(page)).toEqual([...melodies.notPaid, ...melodies.paid]);

  // The page comes back by itself after a crash, and the whole till after a power cut.
  await page.reload();
  await status(page, "paid");
  await shop.killTill();
  const again = await shop.reopenTill();
  await listen(again);
  await status(again, "paid");
  await next(again);
  await charge(again, "700");
  await status(again, "waiting");
  expect(await notes(again)).toEqual([]);

  // What is paid while the till is dead is heard once it is back.
  await shop.killTill();
  shop.simulator.act(lastIntent(shop), "approve");
  await shop.relay.stop();
  const third = await shop.reopenTill();
  await listen(third);
  await status(third, "waiting");
  await shop.relay.restart();
  await status(third, "paid");
  await expect.poll(() => notes(third)).toEqual(melodies.paid);
});

test("of a sale that was set aside, amount and reference are said, shown and announced", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await listen(page, ["es_MX", "pt-BR"]);
  await expect(page.getByText("En línea")).toBeVisible();
  await prefer(page, { voice: true });
  await page.getByLabel(/Referencia/u).fill("Mesa 7");
  await charge(page, "4500");
  await status(page, "waiting");
  shop.simulator.act(lastIntent(shop), "unsure");
  await status(page, "confirming");
  await page.getByRole("button", { name: "Dejar en espera" }).click();
  await expect(page.getByTestId("keypad")).toBeVisible();

  shop.simulator.act(lastIntent(shop), "confirm");
  const text = "Pago recibido: cuatro mil quinientos pesos, Mesa 7";
  await expect.poll(async () => (await heardBy(page)).said).toEqual([{ text, voice: "es_MX" }]);
  expect(await notes(page)).toEqual(melodies.asidePaid);
  await expect(page.getByTestId("news-telling")).toHaveText(/^\$4\.500, Mesa 7, pagada/u);
  await expect(page.locator("[data-sale-id][data-status=paid]")).toContainText("$4.500");
});

test("the alarm rings until it is silenced, and what it rang for stays on the screen", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await listen(page);
  await page.clock.install();
  await page.reload();
  await expect(page.getByText("En línea")).toBeVisible();
  await charge(page, "8200");
  await status(page, "waiting");
  await page.getByRole("button", { name: "Cancelar", exact: true }).click();
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  await status(page, "cancelled");
  shop.simulator.act(lastIntent(shop), "approve");
  await status(page, "attention");
  const rings = async () => (await notes(page)).length / melodies.alarm.length;
  await expect.poll(() => notes(page)).toEqual(melodies.alarm);
  await page.clock.runFor(15_000);
  await expect.poll(rings).toBe(2);

  await page.getByRole("button", { name: "Silenciar" }).click();
  await page.clock.runFor(60_000);
  expect(await rings()).toBe(2);
  await expect(page.getByRole("button", { name: "Silenciar" })).toBeHidden();
  await status(page, "attention");
  await expect(page.getByText("Pagada después de cancelar").first()).toBeVisible();
});

test("without a voice of the till's language the sound is heard alone; at volume 0 nothing is", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await listen(page, ["en-US", "pt-BR"]);
  await expect(page.getByText("En línea")).toBeVisible();
  await prefer(page, { voice: true });
  await charge(page, "500");
  await status(page, "waiting");
  shop.simulator.act(lastIntent(shop), "approve");
  await status(page, "paid");
  await expect.poll(() => notes(page)).toEqual(melodies.paid);
  await next(page);

  await prefer(page, { volume: 0 });
  await charge(page, "700");
  await status(page, "waiting");
  shop.simulator.act(lastIntent(shop), "approve");
  await status(page, "paid");
  await expect(page.getByRole("heading", { name: "$700" })).toBeVisible();
  expect((await heardBy(page)).notes).toEqual(melodies.paid);
  expect((await heardBy(page)).said).toEqual([]);
});
