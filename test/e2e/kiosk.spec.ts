import type { Page } from "@playwright/test";

import { expectAccessible } from "./expect-accessible.ts";
import { signIn } from "./manager-shop.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

test.skip(tillRunsIn === "Electron", "the computer around the till is the preview's");

/** A kiosk whose store has a cashier, Ana, and a manager, Luz. */
async function openKiosk(shop: Shop): Promise<Page> {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const relay = [`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`];
  const page = await shop.openTill("--kiosk", ...relay);
  await expect(page.getByTestId("lock-screen")).toContainText("En línea");
  return page;
}

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Cerrar Cobro" });
/** Does what costs the page its process, and waits for the page that comes in its place. */
async function replaced(page: Page, act: () => void): Promise<void> {
  await page.evaluate(() => document.body.setAttribute("data-before", ""));
  act();
  await page.waitForFunction(() => document.querySelector("body:not([data-before])") !== null);
}
const told = (shop: Shop) => shop.preview().told().join("\n");

test("a kiosk stays until a manager's PIN: closed by the system, with a wrong PIN, with a cashier's", async ({
  shop,
}) => {
  const page = await openKiosk(shop);
  expect(told(shop)).toContain("awake prevent-display-sleep");
  shop.preview().tell("close");
  await expect(dialogOf(page)).toContainText("PIN de Luz Vera");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialogOf(page)).toHaveCount(0);

  // No key leaves it either: full screen stays.
  shop.preview().tell("key F11");
  shop.preview().tell("key Alt+F4");
  await signIn(page, "Ana Soto", "4711");
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Esta caja" }).click();
  await page.getByRole("button", { name: "Cerrar Cobro…" }).click();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(dialogOf(page)).toContainText("El PIN no es correcto");
  expect(told(shop)).not.toContain("in a window");
  expect(told(shop)).not.toContain("may-sleep");
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  expect(await shop.preview().ended).toBe(0);
  expect(told(shop)).toContain("may-sleep");
});

test("where nobody has a PIN, the dialog says how an administrator ends it, and that does", async ({
  shop,
}) => {
  const page = await shop.openTill("--kiosk", `--relay=${shop.relay.url()}`);
  await page.getByRole("button", { name: "Cerrar Cobro…" }).click();
  await expect(dialogOf(page)).toContainText("SIGTERM");
  await expectAccessible(page);
  expect(await shop.preview().stop()).toBe(0);
});

test("a page that crashes or hangs comes back by itself to the open sale", async ({ shop }) => {
  const page = await openKiosk(shop);
  await signIn(page, "Ana Soto", "4711");
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const id = shop.simulator.intents()[0]?.id;

  await replaced(page, () => shop.preview().tell("crash"));
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await expect(page.getByText("$12.990").first()).toBeVisible();

  await replaced(page, () => shop.preview().tell("hang"));
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  expect(shop.simulator.intents().map((intent) => intent.id)).toEqual([id]);
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("a kiosk whose main process fails starts itself again, with the same data", async ({
  shop,
}) => {
  await openKiosk(shop);
  shop.preview().tell("throw");
  expect(await shop.preview().ended).toBe(70);
  expect(told(shop)).toContain("relaunch");
  expect(shop.till().lines().join("\n")).toContain("cannot_go_on");
});
