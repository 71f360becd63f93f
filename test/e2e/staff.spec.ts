import type { Page } from "@playwright/test";

import { expectAccessible } from "./expect-accessible.ts";
import { signIn } from "./manager-shop.ts";
import { charge, expect, saleStatus, test, type AddedTill, type Shop } from "./shop.ts";

/** A till whose store has a cashier, Ana, and a manager, Luz. */
async function openStaffed(shop: Shop): Promise<AddedTill & { readonly page: Page }> {
  const added = await shop.addTill();
  await Promise.all([
    shop.addStaff(added.store, "cashier", "Ana Soto", "4711"),
    shop.addStaff(added.store, "manager", "Luz Vera", "123456"),
  ]);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await expect(lockScreen(page)).toContainText("En línea");
  return { ...added, page };
}
const lockScreen = (page: Page) => page.getByTestId("lock-screen");
const chip = (page: Page) => page.getByTestId("staff-chip");

/** The store's list as its manager sees it, at another till. */
async function cashiersOf(shop: Shop, store: string): Promise<unknown[]> {
  const added = await shop.relay.admin("till", "add", "--store", store, "--name", "Oficina");
  const { pairingCode: code } = JSON.parse(JSON.stringify(added));
  const ask = async (path: string, headers: Record<string, string>, body?: object) => {
    const method = body === undefined ? "GET" : "POST";
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return (await fetch(`${shop.relay.url()}/v1/${path}`, { method, headers, ...sent })).json();
  };
  const { secret } = await ask("pairings", {}, { code });
  const till = { Authorization: `Bearer ${secret}` };
  const { staff } = await ask("staff", till);
  const staffId = staff.find((each: { role: string }) => each.role === "manager").id;
  const { token } = await ask("staff/sessions", till, { staffId, pin: "123456" });
  const { paymentIntents } = await ask("payment-intents", { ...till, "Staff-Session": token });
  return paymentIntents.map((each: { cashier: { name: string } | null }) => each.cashier?.name);
}

test("by keyboard alone: a name, a wrong PIN, the right one; locked, an open sale still turns green", async ({
  shop,
}) => {
  const { page, store } = await openStaffed(shop);
  // Whom the till trusts is to be seen before any PIN is typed.
  const { host } = new URL(shop.relay.url());
  for (const fact of [host, "Café Providencia", "Caja 1"]) {
    await expect(lockScreen(page)).toContainText(fact);
  }
  await expect(page.getByRole("button", { name: "Ana Soto" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Luz Vera" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "PIN de Ana Soto" })).toBeVisible();
  await page.keyboard.type("4712");
  await expect(page.getByTestId("pin-dots")).toHaveAttribute("data-count", "4");
  expect(await page.content()).not.toContain("4712");
  await page.keyboard.press("Enter");
  await expect(page.getByText("El PIN no es correcto")).toBeVisible();
  await expect(page.getByTestId("pin-dots")).toHaveAttribute("data-count", "0");
  await page.keyboard.type("4719");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expect(chip(page)).toContainText("Ana Soto");

  await page.keyboard.type("12990");
  await page.keyboard.press("Enter");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await page.keyboard.press("Control+l");
  await expect(lockScreen(page)).toBeVisible();
  await expect(saleStatus(page)).toContainText("$12.990");
  await expect(page.getByRole("button", { name: "Cancelar" })).toHaveCount(0);
  await expectAccessible(page);
  // The customer scans what the locked till shows.
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await expect(lockScreen(page)).toContainText("Pagado");
  await expectAccessible(page);

  // Whoever was here last only types the PIN.
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "$12.990" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("keypad")).toBeVisible();
  expect(await cashiersOf(shop, store)).toEqual(["Ana Soto"]);
});

test("another takes over without a lock; idle, the till locks itself; what was typed is nobody else's", async ({
  shop,
}) => {
  const { page } = await openStaffed(shop);
  await page.clock.install();
  await signIn(page, "Ana Soto", "4711");
  await page.keyboard.type("777");
  await page.clock.fastForward("09:50");
  await page.keyboard.type("0");
  await page.clock.fastForward("09:50");
  await expect(page.getByTestId("entry-amount")).toHaveText("$7.770");
  await page.clock.fastForward("00:11");
  await expect(lockScreen(page)).toBeVisible();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("entry-amount")).toHaveText("$7.770");

  await chip(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Luz Vera" }).click();
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(chip(page)).toContainText("Luz Vera");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByTestId("entry-amount")).toHaveText("$0");
  // A manager's session is short, and says so before it ends.
  await page.clock.fastForward("09:00");
  await page.keyboard.press("Shift");
  await page.clock.fastForward("05:30");
  await expect(chip(page)).toContainText("Termina");
  await chip(page).click();
  await page.getByRole("button", { name: "Bloquear la caja" }).click();
  await expect(page.getByRole("heading", { name: "PIN de Luz Vera" })).toBeVisible();
});

test("a manager's PIN settles an alarm", async ({ shop }) => {
  const { page } = await openStaffed(shop);
  await signIn(page, "Ana Soto", "4711");
  await charge(page, "500");
  await shop.customerAtBank();
  await page.getByRole("button", { name: "Cancelar", exact: true }).click();
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "cancelled");
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "attention");

  await page.getByRole("button", { name: "Resolver con PIN" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(/después de cancelar/iu);
  await expect(dialog.getByLabel("Qué se hizo")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Escribir qué se hizo con este pago.");
  await expectAccessible(page);
  await page.keyboard.type("Devuelto en efectivo");
  await page.keyboard.press("Enter");
  await page.keyboard.type("0000");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("El PIN no es correcto");
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(saleStatus(page)).toContainText(/Luz Vera.*Devuelto en efectivo/u);
  await expect(chip(page)).toContainText("Ana Soto");
});

test("another relay: refused to a revoked till, open once a manager has unpaired it", async ({
  shop,
}) => {
  const { id, page, store } = await openStaffed(shop);
  await signIn(page, "Ana Soto", "4711");
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Esta caja" }).click();
  await page.getByRole("button", { name: "Desvincular esta caja…" }).click();
  const dialog = page.getByRole("dialog", { name: "Desvincular esta caja" });
  await expect(dialog).toContainText("PIN de Luz Vera");
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("El PIN no es correcto");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("Escape");

  await shop.relay.admin("till", "revoke", id);
  const address = page.getByLabel("Dirección del servidor");
  const code = page.getByLabel("Código de vinculación");
  const pair = async (url: string, text: string) => {
    await address.fill(url);
    await code.fill(text);
    await page.getByRole("button", { name: "Vincular" }).click();
  };
  await pair("http://127.0.0.1:1", "ABCD-2345");
  await expect(page.getByText(/solo puede vincularse de nuevo con su servidor/u)).toBeVisible();

  const again = await shop.relay.admin("till", "add", "--store", store, "--name", "Caja 1");
  const { pairingCode } = JSON.parse(JSON.stringify(again));
  await pair(shop.relay.url(), pairingCode);
  await expect(page.getByRole("heading", { name: "PIN de Ana Soto" })).toBeVisible();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Esta caja" }).click();
  await page.getByRole("button", { name: "Desvincular esta caja…" }).click();
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(address).toHaveValue(shop.relay.url());
  await pair("http://127.0.0.1:1", "ABCD-2345");
  await expect(page.getByText(/No se llega al servidor/u).first()).toBeVisible();
});
