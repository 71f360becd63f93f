import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { signIn } from "./manager-shop.ts";
import { charge, expect, saleStatus, test } from "./shop.ts";

test("a newcomer sells in practice at once, finds it after a restart, begins anew and leaves", async ({
  shop,
}) => {
  const page = await shop.openTill();
  const began = performance.now();
  await page.getByRole("button", { name: "Practicar" }).click();
  const band = page.getByTestId("practice-band");
  await expect(band).toContainText("PRÁCTICA");
  await charge(page, "12990");
  await page
    .getByTestId("practice-panel")
    .getByRole("button", { name: "Paga", exact: true })
    .click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  expect(performance.now() - began, "a practice sale in under a minute").toBeLessThan(60_000);
  // Neither the green nor its words are those of a real sale.
  await expect(page.locator("main")).toContainText("PRÁCTICA");
  await expect(page.locator("main")).toContainText("esto no es un pago");
  const [fill, green] = await page.evaluate(() => {
    const main = document.querySelector("main");
    const style = main === null ? null : getComputedStyle(main);
    return [style?.backgroundImage, style?.backgroundColor];
  });
  expect(fill).toContain("repeating-linear-gradient");
  expect(green).not.toBe("rgb(10, 125, 79)");
  await expect(page).toHaveTitle("PRÁCTICA · Cobro");
  await expect(band).toBeVisible();

  const folder = join(shop.tillFolder, "practice");
  expect(existsSync(join(folder, "relay.sqlite"))).toBe(true);
  // Nothing of it stands among the real till's sales.
  const real = readdirSync(shop.tillFolder).filter((name) => name.endsWith(".json"));
  for (const name of real) {
    expect(readFileSync(join(shop.tillFolder, name), "utf8")).not.toContain("12990");
  }
  await page.keyboard.press("Enter");

  // An open sale outlives the power cut, in the till, in the relay and at the bank.
  await charge(page, "700");
  await expect(page.getByTestId("practice-panel")).toBeVisible();
  await shop.killTill();
  const again = await shop.reopenTill();
  await expect(again.getByTestId("practice-band")).toBeVisible();
  await again
    .getByTestId("practice-panel")
    .getByRole("button", { name: "Paga", exact: true })
    .click();
  await expect(saleStatus(again)).toHaveAttribute("data-status", "paid");
  await again.keyboard.press("Enter");

  await again.getByRole("button", { name: "Opciones" }).click();
  await again.getByRole("button", { name: "Borrar y empezar" }).click();
  await expect(again.getByRole("dialog")).toBeHidden();
  await expect(again.getByText("En línea")).toBeVisible();
  const sales = await again.evaluate(async () => {
    const told = await window.cobro.call("till.get", {});
    return told.ok ? told.value.sales.length : null;
  });
  expect(sales).toBe(0);

  await again.getByRole("button", { name: "Salir de la práctica" }).click();
  await expect(again.getByTestId("practice-band")).toBeHidden();
  await expect(again.getByRole("button", { name: "Practicar" })).toBeVisible();
  await expect(again).toHaveTitle("Cobro");
});

test("a till at work practises by its manager's PIN alone, and not over an open sale", async ({
  shop,
}) => {
  const added = await shop.addTill();
  const staffId = await shop.addStaff(added.store, "manager", "Rosa", "8461");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  const call = (manager: { staffId: string; pin: string } | null) =>
    page.evaluate(async (who) => {
      const answer = await window.cobro.call("practice.enter", { manager: who });
      return answer.ok ? "ok" : answer.failure.code;
    }, manager);
  await expect(page.getByText("Rosa")).toBeVisible();
  expect(await call({ staffId, pin: "8461" })).toBe("staff_sign_in_required");
  const signedIn = await page.evaluate(
    async (id) => window.cobro.call("staff.signIn", { staffId: id, pin: "8461" }),
    staffId,
  );
  expect(signedIn.ok).toBe(true);
  expect(await call(null)).toBe("manager_required");
  expect(await call({ staffId, pin: "9999" })).toBe("staff_pin_wrong");
  await charge(page, "12990");
  expect(await call({ staffId, pin: "8461" })).toBe("sales_open");
  // Charged at the relay is not yet at the bank: the sale waits for that before its QR is shown.
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  expect(await call({ staffId, pin: "8461" })).toBe("ok");
  await expect(page.getByTestId("practice-band")).toContainText("PRÁCTICA");
  // No practice sale ever reaches the shop's own relay or bank.
  await charge(page, "5000");
  await expect(page.getByTestId("practice-panel")).toBeVisible();
  expect(shop.simulator.intents()).toHaveLength(1);
  await page.getByRole("button", { name: "Salir de la práctica" }).click();
  await expect(page.getByTestId("practice-band")).toBeHidden();
  await expect(page.getByText("Rosa").first()).toBeVisible();
});

test("Ana and Luz come to practise the manager's day", async ({ shop }) => {
  const page = await shop.openTill();
  await page.getByRole("button", { name: "Practicar" }).click();
  await page.getByRole("button", { name: "Opciones" }).click();
  await page.getByRole("button", { name: "Que trabajen Ana y Luz" }).click();
  await expect(page.getByTestId("practice-band")).toContainText("Ana 2580 · Luz 1379");
  const signedIn = await page.evaluate(async () => {
    const told = await window.cobro.call("till.get", {});
    const signIn = told.ok ? told.value.signIn : { kind: "nobody" as const };
    const luz = signIn.kind === "nobody" ? undefined : signIn.members.find((m) => m.name === "Luz");
    return window.cobro.call("staff.signIn", { staffId: luz?.id ?? "", pin: "1379" });
  });
  expect(signedIn.ok).toBe(true);
  await expect(page.getByTestId("keypad")).toBeVisible();
});

test("the PIN that practice shows opens nothing of the computer's: no kiosk, no door, no update", async ({
  shop,
}) => {
  const page = await shop.openTill("--kiosk");
  await page.getByRole("button", { name: "Practicar" }).click();
  await page.getByRole("button", { name: "Opciones" }).click();
  await page.getByRole("button", { name: "Que trabajen Ana y Luz" }).click();
  await signIn(page, "Luz", "1379");
  await expect(page.getByTestId("keypad")).toBeVisible();
  const refused = await page.evaluate(async () => {
    const told = await window.cobro.call("till.get", {});
    const signed = told.ok && told.value.signIn.kind === "signed_in" ? told.value.signIn : null;
    const luz = { staffId: signed?.staff.id ?? "", pin: "1379" };
    return [
      await window.cobro.call("kiosk.leave", luz),
      await window.cobro.call("door.set", { manager: luz, port: 18_790 }),
      await window.cobro.call("door.makeSecret", { manager: luz }),
      await window.cobro.call("updates.install", {}),
    ].map((answer) => (answer.ok ? "ok" : answer.failure.code));
  });
  expect(refused).toEqual(Array.from({ length: 4 }, () => "not_in_practice"));
});
