import type { Page } from "@playwright/test";

import { relayOfVersion } from "../till/relay-of-version.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { addTeam, openIntent, saleAt, signIn } from "./manager-shop.ts";
import { openOtherTill } from "./other-till.ts";
import { charge, expect, saleStatus, test, type AddedTill, type Shop } from "./shop.ts";

const books = (page: Page) => page.getByTestId("manager-screen");
const chip = (page: Page) => page.getByTestId("staff-chip");
const pinPage = (page: Page) => page.getByRole("heading", { name: "Las cuentas de la tienda" });
const opened = (page: Page) => expect(books(page)).toContainText("Luz Vera, hasta las");
const hash = (page: Page) => new URL(page.url()).hash;

async function type(page: Page, pin: string): Promise<void> {
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
}

/** A till with Ana, a cashier who is signed in, and Luz, a manager. */
async function openWithAna(
  shop: Shop,
  relay = shop.relay.url(),
): Promise<AddedTill & { page: Page }> {
  const added = await addTeam(shop);
  const page = await shop.openTill(`--relay=${relay}`, `--pairing-code=${added.code}`);
  await signIn(page, "Ana Soto", "4711");
  return { ...added, page };
}

test("by keyboard alone: the books open by a manager's PIN beside the cashier, and close with the lock and with whoever signs in next", async ({
  shop,
}) => {
  // Six PINs, each a fifth of a second of the relay's, and pages inspected in between.
  const { page, store } = await openWithAna(shop);
  await shop.addStaff(store, "cashier", "Eva Ruiz", "0815");
  await page.keyboard.press("F9");
  await expect(pinPage(page)).toBeVisible();
  await expect(books(page)).toContainText("PIN de Luz Vera");
  await expectAccessible(page);
  // No field has to be sought: digits are the PIN's.
  await type(page, "654321");
  await expect(books(page).getByRole("alert")).toContainText("PIN");
  await type(page, "123456");
  await opened(page);
  await expect(books(page)).toContainText("$0");
  await expectAccessible(page);

  // The cashier is still signed in at the till, and the books stay open.
  await page.keyboard.press("Escape");
  await expect(chip(page)).toContainText("Ana Soto");
  await page.keyboard.press("F9");
  await opened(page);
  await page.getByRole("button", { name: "Cerrar las cuentas" }).click();
  await expect(chip(page)).toContainText("Ana Soto");
  await page.keyboard.press("F9");
  await expect(pinPage(page)).toBeVisible();
  await type(page, "123456");
  await opened(page);

  await page.keyboard.press("Control+l");
  await expect(page.getByTestId("lock-screen")).toBeVisible();
  await expect(page.getByText("Luz Vera, hasta las")).toBeHidden();
  await type(page, "4711");
  // The same place, and its PIN.
  await expect(pinPage(page)).toBeVisible();
  await type(page, "123456");
  await opened(page);

  await page.keyboard.press("Escape");
  await chip(page).click();
  await page.getByRole("button", { name: "Eva Ruiz" }).click();
  await type(page, "0815");
  await expect(chip(page)).toContainText("Eva Ruiz");
  await page.keyboard.press("F9");
  await expect(pinPage(page)).toBeVisible();
});

test("the last minute is told and put off by the PIN; where the session ends, the PIN leads back to the same place", async ({
  shop,
}) => {
  const relay = await relayOfVersion(shop.relay.url());
  /** How long the relay's sessions of a manager are said to live. */
  let lifeMs = 45_000;
  relay.alter("POST /v1/staff/sessions", (answer) =>
    JSON.stringify(answer).includes("manager")
      ? { ...answer, expiresAt: new Date(Date.now() + lifeMs).toISOString() }
      : answer,
  );
  try {
    const { page } = await openWithAna(shop, relay.url);
    await page.keyboard.press("F9");
    await expect(pinPage(page)).toBeVisible();
    await page.evaluate(() => window.location.replace("#/day?day=2026-01-15&q=mesa"));
    await type(page, "123456");
    await opened(page);
    const ending = page.getByTestId("books-ending");
    await expect(ending).toContainText(/Las cuentas se cierran en 0:\d\d/u);
    // What is on the screen now must not be built anew.
    const screen = books(page).getByRole("main");
    await screen.evaluate((element) => element.setAttribute("data-same", "yes"));
    await expectAccessible(page);
    const before = hash(page);
    await page.keyboard.press("F9");
    await expect(page.getByRole("dialog")).toContainText("PIN de Luz Vera");
    lifeMs = 900_000;
    await type(page, "123456");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(ending).toBeHidden();
    await expect(screen).toHaveAttribute("data-same", "yes");
    expect(hash(page)).toBe(before);

    lifeMs = 4_000;
    await books(page).getByRole("button", { name: "Cerrar las cuentas" }).click();
    await page.keyboard.press("F9");
    await expect(pinPage(page)).toBeVisible();
    await page.evaluate((address) => window.location.replace(address), before);
    await type(page, "123456");
    await opened(page);
    // Nobody does anything: the session ends under the reader's eye.
    await expect(books(page)).toContainText("pasaron los 15 minutos de Luz Vera");
    await expect(pinPage(page)).toBeVisible();
    expect(hash(page)).toBe(before);
    await expectAccessible(page);
    lifeMs = 900_000;
    await type(page, "123456");
    await opened(page);
    expect(hash(page)).toBe(before);
    await expect(books(page).getByRole("main")).toBeFocused();
  } finally {
    await relay.close();
  }
});

test("where the relay ends the session the PIN page says so, and takes the new PIN", async ({
  shop,
}) => {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  const luz = await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await signIn(page, "Ana Soto", "4711");
  await page.keyboard.press("F9");
  await expect(pinPage(page)).toBeVisible();
  await type(page, "123456");
  await opened(page);
  await shop.relay.adminWithPin("654321", "staff", "set-pin", luz);
  await page.evaluate(() => window.location.replace("#/day?day=2026-01-15"));
  await expect(books(page)).toContainText("El servidor cerró las cuentas de Luz Vera");
  await expect(pinPage(page)).toBeVisible();
  expect(hash(page)).toContain("day=2026-01-15");
  await type(page, "654321");
  await opened(page);
});

test("a note in whose middle the books close is still there when they open again", async ({
  shop,
}) => {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  const luz = await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await signIn(page, "Ana Soto", "4711");
  await charge(page, "8200");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const { fintocId, id } = await saleAt(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  shop.simulator.act(fintocId, "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "attention");
  await page.keyboard.press("F9");
  await expect(pinPage(page)).toBeVisible();
  await type(page, "123456");
  await opened(page);

  await page.getByRole("button", { name: /^Resolver/u }).click();
  await page.keyboard.type("El cliente volvió el lunes");
  // As after fifteen minutes, the relay knows the session no more.
  await shop.relay.adminWithPin("654321", "staff", "set-pin", luz);
  await page.keyboard.press("Enter");
  await expect(pinPage(page)).toBeVisible();
  await type(page, "654321");
  await opened(page);
  await page.getByRole("button", { name: /^Resolver/u }).click();
  const dialog = page.getByRole("dialog", { name: "Resolver" });
  await expect(dialog.getByLabel("Qué se hizo")).toHaveValue("El cliente volvió el lunes");
  await page.keyboard.press("Escape");

  // The sale's own page goes on with the same words.
  await openIntent(page, id);
  const pane = page.getByTestId("intent-pane");
  const field = pane.getByLabel("Qué se hizo");
  await expect(field).toHaveValue("El cliente volvió el lunes");
  await field.press("Enter");
  await expect(pane).toContainText("El cliente volvió el lunes");
  await expect(pane).toContainText("Resuelta por Luz Vera");
  await pane.getByRole("button", { name: /otra nota/iu }).click();
  await expect(field).toHaveValue("");
});

test("a store without a manager is told what to do; a relay that is too old offers no books", async ({
  shop,
}) => {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  const relay = await relayOfVersion(shop.relay.url());
  try {
    relay.become((answer) => ({ ...answer, api: { version: 1, oldest: 1 } }));
    const page = await shop.openTill(`--relay=${relay.url}`, `--pairing-code=${added.code}`);
    await signIn(page, "Ana Soto", "4711");
    await expect(page.getByRole("button", { name: "El día" })).toBeHidden();
    await page.keyboard.press("F9");
    await expect(books(page)).toBeHidden();
    // Whoever comes to the address all the same is told in a sentence.
    await page.evaluate(() => window.location.replace("#/day"));
    await expect(books(page)).toContainText("El servidor es más antiguo que esta caja");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(chip(page)).toBeVisible();

    relay.become(null);
    await page.getByRole("button", { name: "El día" }).click();
    await expect(page.getByRole("heading", { name: "Falta una persona encargada" })).toBeVisible();
    await expect(books(page)).toContainText(`relay staff add --store ${added.store}`);
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(chip(page)).toBeVisible();
  } finally {
    await relay.close();
  }
});

test("a cashier sees the till's own sales alone, whatever the store's other tills have sold", async ({
  shop,
}) => {
  const { page, store } = await openWithAna(shop);
  const other = await openOtherTill(shop, store, "Caja 2");
  const fintocId = await other.charge(7_777);
  shop.simulator.act(fintocId, "approve");
  await charge(page, "1200");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await page.keyboard.press("-");
  const isOthers = /7\.?777/u;
  await expect(page.locator("body")).not.toContainText(isOthers);
  await page.getByRole("button", { name: /^Historial/u }).click();
  const book = page.getByRole("dialog");
  await expect(book).toContainText("$1.200");
  await expect(book).not.toContainText(isOthers);
  await page.keyboard.press("Escape");
  // Neither what the window is told nor what it may ask holds anything of the others'.
  const told = await page.evaluate(async () => {
    const asked = { route: "listPaymentIntents", params: {}, query: {}, body: undefined } as const;
    return [
      JSON.stringify(await window.cobro.call("till.get", {})),
      JSON.stringify(await window.cobro.call("manager.ask", asked)),
    ];
  });
  expect(told[0]).not.toMatch(isOthers);
  expect(told[1]).toContain("manager_locked");
  await page.keyboard.press("F9");
  await expect(pinPage(page)).toBeVisible();
  await expect(page.locator("body")).not.toContainText(isOthers);
  await type(page, "123456");
  await opened(page);
  await expect(books(page)).toContainText("$7.777");
});
