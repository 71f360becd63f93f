import type { Page } from "@playwright/test";
import { PNG } from "pngjs";
import decodeQr from "qr/decode.js";

import type { Bridge } from "../../contract/bridge.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

declare global {
  interface Window {
    readonly cobro: Bridge;
  }
}

test.skip(tillRunsIn === "Electron", "A second display cannot be plugged into a real computer");

const shows = (display: Page, kind: string) =>
  expect(display.getByTestId("display")).toHaveAttribute("data-shows", kind);

/** Chooses the second display, as the settings do. */
async function chooseDisplay(page: Page): Promise<void> {
  const isChosen = await page.evaluate(async () => {
    const told = await window.cobro.call("till.get", {});
    const customerDisplay = told.ok
      ? told.value.displays.find((each) => !each.cashiers)?.id
      : undefined;
    return (await window.cobro.call("preferences.set", { customerDisplay })).ok;
  });
  expect(isChosen).toBe(true);
}

async function openDisplay(shop: Shop): Promise<Page> {
  await expect.poll(() => shop.preview().windows()).toHaveLength(1);
  const display = await shop.openPage();
  await display.goto(shop.preview().windows()[0] ?? "");
  return display;
}

async function scan(display: Page): Promise<string> {
  const picture = await display.getByTestId("display-qr").screenshot();
  const { data, height, width } = PNG.sync.read(picture);
  return decodeQr({ data, height, width });
}

async function openPairedTill(shop: Shop): Promise<Page> {
  const { code } = await shop.addTill();
  const page = await shop.openTill(
    `--relay=${shop.relay.url()}`,
    `--pairing-code=${code}`,
    "--preview-displays=2",
  );
  await expect(page.getByText("En línea")).toBeVisible();
  expect(shop.preview().windows()).toEqual([]);
  await chooseDisplay(page);
  return page;
}

test("the customer sees the shop, the sale in front, and how it ended; never another sale", async ({
  shop,
}) => {
  const page = await openPairedTill(shop);
  const display = await openDisplay(shop);
  await shows(display, "idle");
  await expect(display.getByRole("heading", { name: "Café Providencia" })).toBeVisible();
  await expect(display.getByText("PRUEBA", { exact: true })).toBeVisible();

  await charge(page, "34500");
  await shows(display, "charging");
  await expect(display.getByRole("heading", { name: "$34.500" })).toBeVisible();
  const first = await scan(display);
  expect(first).toBe(await shop.scanQr());
  const customer = await shop.customerAtBank();
  await expect(display.getByRole("heading", { name: "Siga en su teléfono" })).toBeVisible();
  await customer.press("El banco queda inseguro (pending)");
  await shows(display, "confirming");
  await expect(display.getByTestId("display-qr")).toBeHidden();

  await page.getByRole("button", { name: "Dejar en espera" }).click();
  await shows(display, "idle");
  await charge(page, "500");
  await shows(display, "charging");
  expect(await scan(display)).not.toBe(first);
  // The sale that was set aside ends: the customer in front learns nothing of it.
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "confirm");
  const row = page.getByTestId("sale-row").filter({ hasText: "$34.500" });
  await expect(row).toHaveAttribute("data-status", "paid");
  await shows(display, "charging");
  await expect(display.getByText("$34.500")).toBeHidden();

  await (await shop.customerAtBank()).press("Aprobar el pago");
  await shows(display, "paid");
  await expect(display.getByRole("heading", { name: "Pagado" })).toBeVisible();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  await shows(display, "idle");

  await charge(page, "700");
  await shows(display, "charging");
  await page.getByRole("button", { name: "Cancelar", exact: true }).click();
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  await shows(display, "not_paid");
});

test("the display can read what it shows, and nothing else", async ({ shop }) => {
  const page = await openPairedTill(shop);
  const display = await openDisplay(shop);
  await shows(display, "idle");
  const bridges = () =>
    ["cobro", "cobroDisplay"].map((name) => {
      const bridge: unknown = Reflect.get(window, name);
      return typeof bridge === "object" && bridge !== null ? Object.keys(bridge) : null;
    });
  expect(await display.evaluate(bridges)).toEqual([null, ["get", "subscribe"]]);
  expect(await page.evaluate(bridges)).toEqual([["call", "subscribe"], null]);

  // Past its bridge, as a page whose preload was taken over would call.
  const call = (channel: string) => async (from: Page) =>
    from.evaluate(async (name) => {
      const body = JSON.stringify({ channel: name, args: "[[1],{}]" });
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch("/.preview/invoke", { method: "POST", headers, body });
      return answer.text();
    }, channel);
  expect(await call("cobro:till.get")(page)).toContain("version");
  expect(await call("cobro:till.get")(display)).toContain("This page may not call the till.");
  expect(await call("cobro:sales.charge")(display)).toContain("may not call the till");
  expect(await call("cobro:display.get")(page)).toContain("This page may not read the display.");
});

test("unplugged, the window goes; plugged in again, it is back with what is true", async ({
  shop,
}) => {
  const page = await openPairedTill(shop);
  await shows(await openDisplay(shop), "idle");
  await charge(page, "12990");
  shop.preview().tell("unplug");
  await expect.poll(() => shop.preview().windows()).toEqual([]);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  shop.preview().tell("plug");
  const display = await openDisplay(shop);
  await shows(display, "charging");
  expect(await scan(display)).toBe(await shop.scanQr());

  // The next start remembers the display.
  await shop.killTill();
  await shop.openTill("--preview-displays=2");
  await shows(await openDisplay(shop), "charging");
});

test("no QR outlives its time, or the main process that vouches for it", async ({ shop }) => {
  const page = await openPairedTill(shop);
  const display = await openDisplay(shop);
  await charge(page, "12990");
  await shows(display, "charging");
  const { pid } = shop.preview();
  process.kill(pid, "SIGSTOP");
  try {
    await shows(display, "lost");
    await expect(display.getByTestId("display-qr")).toBeHidden();
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await shows(display, "charging");

  await display.clock.install();
  await display.reload();
  await shows(display, "charging");
  await display.clock.fastForward("11:00");
  await shows(display, "lost");
  await expect(display.getByTestId("display-qr")).toBeHidden();
});
