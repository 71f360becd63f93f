import type { Page } from "@playwright/test";

import { charge, expect, saleStatus, test } from "../e2e/shop.ts";
import { firstGuise, guises, prefer, takeGuise, takeTill, type Guise } from "./camera.ts";

const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);
const chip = (page: Page) => page.getByTestId("staff-chip");
const lockScreen = (page: Page) => page.getByTestId("lock-screen");

async function enterPin(page: Page, pin: string): Promise<void> {
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
}

/** Locks, looks, and lets Ana in again, for each guise: a locked till takes no preference. */
async function inEveryGuise(page: Page, look: (guise: Guise) => Promise<void>): Promise<void> {
  for (const guise of guises) {
    await prefer(page, guise);
    await page.keyboard.press("Control+l");
    await expect(lockScreen(page)).toBeVisible();
    await look(guise);
    await enterPin(page, "4711");
    await expect(lockScreen(page)).toBeHidden();
  }
  await prefer(page, firstGuise);
}

test("who is at the till: names, PINs, the lock, and what takes a manager", async ({ shop }) => {
  const added = await shop.addTill();
  const [ana] = await Promise.all([
    shop.addStaff(added.store, "cashier", "Ana Soto", "4711"),
    shop.addStaff(added.store, "cashier", "Benjamín Rojas", "4712"),
    shop.addStaff(added.store, "cashier", "María Fernanda Olivares", "4713"),
    shop.addStaff(added.store, "manager", "Luz Vera", "123456"),
  ]);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(lockScreen(page)).toContainText("En línea");
  await expect(page.getByRole("button", { name: "Luz Vera" })).toBeVisible();
  await page.clock.install();

  await page.getByRole("button", { name: "Ana Soto" }).click();
  await enterPin(page, "4711");
  await expect(chip(page)).toContainText("Ana Soto");

  await test.step("a name, a wrong PIN, the right one", async () => {
    await inEveryGuise(page, async (guise) => {
      await page.getByRole("button", { name: /^(?:Otra persona|Someone else)$/u }).click();
      await takeGuise(page, "staff-names", guise);
      await page.getByRole("button", { name: "Ana Soto" }).click();
      await page.keyboard.type("471");
      await takeGuise(page, "staff-pin", guise);
      await enterPin(page, "2");
      await expect(page.getByTestId("pin-dots")).toHaveAttribute("data-count", "0");
      await takeGuise(page, "staff-pin-wrong", guise);
    });
  });

  await test.step("locked beside a sale that waits, then beside its money", async () => {
    await page.getByLabel(/Referencia/u).fill("Mesa 4");
    await charge(page, "12990");
    await status(page, "waiting");
    await inEveryGuise(page, (guise) => takeGuise(page, "locked-waiting", guise));
    await (await shop.customerAtBank()).press("Aprobar el pago");
    await status(page, "paid");
    await inEveryGuise(page, (guise) => takeGuise(page, "locked-paid", guise));
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("keypad")).toBeVisible();
  });

  await test.step("somebody else takes over", async () => {
    await chip(page).click();
    await takeTill(page, "switch-names");
    await page.getByRole("dialog").getByRole("button", { name: "Luz Vera" }).click();
    await takeTill(page, "switch-pin");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("what takes a manager's PIN", async () => {
    await charge(page, "8200");
    await status(page, "waiting");
    await page.getByRole("button", { name: "Cancelar", exact: true }).click();
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
    await status(page, "cancelled");
    shop.simulator.act(shop.simulator.intents().at(-1)?.id ?? "", "approve");
    await status(page, "attention");
    await page.getByRole("button", { name: "Resolver con PIN" }).click();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Escribir qué se hizo con este pago.")).toBeVisible();
    await takeTill(page, "settle-note-missing");
    await page.keyboard.type("Devuelto en efectivo");
    await page.keyboard.press("Enter");
    await enterPin(page, "123456");
    await expect(saleStatus(page)).toContainText("Devuelto en efectivo");
    await takeTill(page, "attention-settled");
    await page.keyboard.press("Enter");

    await page.getByRole("button", { name: "Ajustes" }).click();
    await page.getByRole("tab", { name: "Bloqueo" }).click();
    await takeTill(page, "settings-lock");
    await page.getByRole("tab", { name: "Esta caja" }).click();
    await page.getByRole("button", { name: "Desvincular esta caja…" }).click();
    await takeTill(page, "unpair");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await test.step("a session that the relay has ended, and one that is about to end", async () => {
    await shop.relay.adminWithPin("4714", "staff", "set-pin", ana);
    // The relay tells the till, without being asked.
    await expect(lockScreen(page)).toContainText("La sesión");
    await takeGuise(page, "locked-reason", firstGuise);
    await page.getByRole("button", { name: "Otra persona" }).click();
    await page.getByRole("button", { name: "Luz Vera" }).click();
    await enterPin(page, "123456");
    await expect(chip(page)).toContainText("Luz Vera");
    await page.clock.fastForward("09:00");
    await page.keyboard.press("Shift");
    await page.clock.fastForward("05:30");
    await expect(chip(page)).toContainText("Termina");
    await takeTill(page, "session-ends-soon");
    await chip(page).click();
    await takeTill(page, "session-ends-soon-dialog");
  });

  await test.step("another relay than its own", async () => {
    await shop.relay.admin("till", "revoke", added.id);
    await page.getByLabel("Dirección del servidor").fill("http://127.0.0.1:1");
    await page.getByLabel("Código de vinculación").fill("ABCD-2345");
    await page.getByRole("button", { name: "Vincular" }).click();
    await expect(page.getByText(/solo puede vincularse de nuevo con su servidor/u)).toBeVisible();
    await takeTill(page, "setup-other-address");
  });
});
