import type { Page } from "@playwright/test";

import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

test.skip(tillRunsIn === "Electron", "The view's page is driven as a page of its own");

type PayPageRoute =
  | "payPage.open"
  | "payPage.close"
  | "payPage.copyLink"
  | "sales.cancel"
  | "sales.leave";

/** Calls a route with the sale in front. */
async function withSale(page: Page, route: PayPageRoute): Promise<unknown> {
  return page.evaluate(async (name) => {
    const told = await window.cobro.call("till.get", {});
    const sale = told.ok ? told.value.sales[0] : undefined;
    const answer =
      name === "payPage.close"
        ? await window.cobro.call(name, {})
        : await window.cobro.call(name, { id: sale?.id ?? "" });
    return answer.ok ? "ok" : answer.failure.code;
  }, route);
}

const payPageOf = (page: Page) =>
  page.evaluate(async () => {
    const told = await window.cobro.call("till.get", {});
    return told.ok ? told.value.payPageOf : "unknown";
  });

/** The page in the view, under the rules of the view's session. */
async function customerAtCounter(shop: Shop): Promise<Page> {
  await expect.poll(() => shop.preview().view()).not.toBeNull();
  const address = shop.preview().view() ?? "";
  const view = await shop.openPage();
  await view.context().route("**/*", async (route) => {
    const request = route.request();
    const isMain = request.frame().parentFrame() === null;
    const page = isMain ? "mainFrame" : "subFrame";
    const type = request.isNavigationRequest() ? page : "other";
    const isAllowed = await shop.preview().viewMayRequest(request.url(), type);
    await (isAllowed ? route.continue() : route.abort("blockedbyclient"));
  });
  await view.goto(address);
  return view;
}

test("a customer without a phone pays on the counter's screen, and the page goes with the sale", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await charge(page, "12990");
  const payUrl = await shop.scanQr();
  expect(await withSale(page, "payPage.copyLink")).toBe("ok");
  await expect.poll(() => shop.preview().told()).toContain(`copied ${payUrl}`);

  await page.getByRole("button", { name: "El cliente no puede escanear" }).click();
  await page.getByRole("button", { name: "Pagar en la pantalla del mostrador" }).click();
  await expect.poll(() => shop.preview().view()).toBe(payUrl);
  await expect(page.getByTestId("pay-page-bar")).toBeVisible();
  expect(await payPageOf(page)).not.toBeNull();
  const view = await customerAtCounter(shop);

  for (const [address, type] of [
    ["https://attacker.example/", "mainFrame"],
    ["https://attacker.example/pixel.png", "image"],
    ["wss://attacker.example/", "webSocket"],
    ["app://cobro/index.html", "mainFrame"],
    ["data:text/html,hello", "mainFrame"],
    ["file:///etc/passwd", "subFrame"],
  ] as const) {
    expect(await shop.preview().viewMayRequest(address, type), address).toBe(false);
  }
  const elsewhere = (await view.context().newPage()).goto("https://attacker.example/");
  await expect(elsewhere).rejects.toThrow(/BLOCKED_BY_CLIENT/u);

  await view.getByRole("button", { name: "Pagar desde mi banco" }).click();
  const bank = view.frameLocator('iframe[title="Banco simulado"]');
  await bank.getByRole("button", { name: "BancoEstado" }).click();
  await bank.getByRole("button", { name: "Ingresar" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "at_bank");
  expect(shop.preview().view()).toBe(payUrl);
  await bank.getByRole("button", { name: "Aprobar el pago" }).click();

  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await expect.poll(() => shop.preview().view()).toBeNull();
  expect(await payPageOf(page)).toBeNull();
  expect(await withSale(page, "payPage.open")).toBe("pay_page_closed");
  expect(await withSale(page, "payPage.copyLink")).toBe("pay_page_closed");
});

test("the page closes when the cashier says so, sets the sale aside or cancels it", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  const isClosed = async () => {
    await expect.poll(() => shop.preview().view()).toBeNull();
    expect(await payPageOf(page)).toBeNull();
  };
  await charge(page, "500");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  expect(await withSale(page, "payPage.open")).toBe("ok");
  expect(await withSale(page, "payPage.open")).toBe("ok");
  expect(
    shop
      .preview()
      .told()
      .filter((line) => line.startsWith("view ")),
  ).toHaveLength(1);
  expect(await withSale(page, "payPage.close")).toBe("ok");
  await isClosed();

  expect(await withSale(page, "payPage.open")).toBe("ok");
  expect(await withSale(page, "sales.leave")).toBe("ok");
  await isClosed();
  await expect(page.getByTestId("keypad")).toBeVisible();

  await charge(page, "700");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  expect(await withSale(page, "payPage.open")).toBe("ok");
  expect(await withSale(page, "sales.cancel")).toBe("ok");
  await isClosed();
});

test("nothing under the page is reached, at work or locked; the bar above it is", async ({
  shop,
}) => {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "cashier", "Ana Soto", "4711");
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  const bar = page.getByTestId("pay-page-bar");
  const close = bar.getByRole("button", { name: "Cerrar página" });
  const onlyTheBarIsReached = async () => {
    await expect(bar).toContainText("$12.990");
    await expect(page.locator("[inert] main, main[inert]")).toHaveCount(1);
    for (const key of ["Tab", "Tab", "Tab"]) {
      await page.keyboard.press(key);
      await expect(page.locator("[inert] :focus")).toHaveCount(0);
    }
  };
  await page.getByRole("button", { name: "Ana Soto" }).click();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toContainText("Ana Soto");
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  expect(await withSale(page, "payPage.open")).toBe("ok");

  await onlyTheBarIsReached();
  for (const key of ["Escape", "F10", "-"]) await page.keyboard.press(key);
  expect(await payPageOf(page)).not.toBeNull();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  // Locked, the page stays with a customer who is in the bank, and only then.
  await shop.customerAtBank();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "at_bank");
  await page.keyboard.press("Control+l");
  await expect(page.getByTestId("lock-screen")).toBeVisible();
  await onlyTheBarIsReached();
  await close.focus();
  await page.keyboard.press("Enter");
  await expect(bar).toBeHidden();
  await expect(page.locator("main[inert]")).toHaveCount(0);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "at_bank");
});

test("F11 fills the screen; a second start ends, and the first comes forward", async ({ shop }) => {
  await shop.openPairedTill();
  shop.preview().tell("key F11");
  await expect.poll(() => shop.preview().told()).toContain("till full screen");
  shop.preview().tell("key F11");
  await expect.poll(() => shop.preview().told()).toContain("till in a window");

  const addresses = shop.preview().addresses().length;
  await expect(shop.openTill()).rejects.toThrow(/ended with 75[^]*already open/u);
  await expect.poll(() => shop.preview().addresses().length).toBe(addresses + 1);
});
