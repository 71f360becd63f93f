import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { signIn } from "./manager-shop.ts";
import { keyWindow, openOwnShop, openUnpaired, typeKeys } from "./own-shop.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

/** A customer at Fintoc's hosted page, straight from the QR. */
async function payFromQr(shop: Shop): Promise<void> {
  const url = await shop.scanQr();
  expect(new URL(url).origin).toBe(new URL(shop.simulator.url).origin);
  const phone = await shop.openPage();
  await phone.goto(url);
  await phone.getByRole("button", { name: "BancoEstado" }).click();
  await phone.getByRole("button", { name: "Ingresar" }).click();
  await phone.getByRole("button", { name: "Aprobar el pago" }).click();
}

test("the shop's only till: set up with Fintoc's keys, paid from the QR, green without a webhook", async ({
  shop,
}) => {
  const page = await openOwnShop(shop);
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await payFromQr(shop);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await shop.killTill();
  const again = await shop.openTill(`--fintoc-url=${shop.simulator.url}`);
  await expect(saleStatus(again)).toHaveAttribute("data-status", "paid");
  await again.getByRole("button", { name: "Próxima venta" }).click();
  await expect(again.getByText("En línea")).toBeVisible();
});

test("wrong keys are told in their window, and right ones typed after them are taken", async ({
  shop,
}) => {
  const page = await openUnpaired(shop);
  await page.getByRole("button", { name: "Continuar con las claves de Fintoc" }).click();
  const keys = await keyWindow(shop);
  const { publicKey, secretKey } = shop.simulator;
  await typeKeys(keys, secretKey, "pk_test");
  await expect(keys.getByText("Esa no es una clave pública", { exact: false })).toBeVisible();
  await typeKeys(keys, "sk_live_somebody", "pk_live_somebody");
  await expect(keys.getByRole("alert")).not.toBeEmpty();
  await typeKeys(keys, "sk_test_ofNobody", publicKey);
  await expect(keys.getByText("Fintoc rechaza la clave secreta", { exact: false })).toBeVisible();
  await typeKeys(keys, secretKey, publicKey);
  await expect(page.getByText("En línea")).toBeVisible();
});

test("the keys are in no file, log or page of the till", async ({ shop }) => {
  const page = await openOwnShop(shop);
  const { publicKey, secretKey } = shop.simulator;
  for (const file of await readdir(shop.tillFolder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = await readFile(join(file.parentPath, file.name), "latin1");
    expect(text, file.name).not.toContain(secretKey);
    expect(text, file.name).not.toContain(publicKey);
  }
  expect(shop.till().lines().join("\n")).not.toContain(secretKey);
  if (process.platform === "linux") {
    for (const name of await readdir("/proc")) {
      if (!/^\d+$/u.test(name) || Number(name) === process.pid) continue;
      const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
      if (!command.includes(shop.tillFolder) && !command.includes("relay-embedded")) continue;
      expect(command).not.toContain(secretKey);
      const environment = await readFile(`/proc/${name}/environ`, "latin1").catch(() => "");
      expect(environment).not.toContain(secretKey);
    }
  }
  // The cashier's page has no way to ask for them.
  expect(await page.evaluate(() => document.documentElement.innerHTML)).not.toContain(secretKey);
  expect(await page.evaluate(() => "cobroKeys" in window)).toBe(false);
});

test("its relay killed: it comes back by itself, and the sale that waits goes green", async ({
  shop,
}) => {
  const page = await openOwnShop(shop);
  await charge(page, "500");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const pid = await relayPid(shop);
  process.kill(pid, "SIGKILL");
  await payFromQr(shop);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

async function relayPid(shop: Shop): Promise<number> {
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/u.test(name)) continue;
    const status = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const parent = status.slice(status.lastIndexOf(")") + 2).split(" ")[1];
    if (parent === String(shop.till().pid)) return Number(name);
  }
  throw new Error("The relay's process was not found");
}

test("its keys lost: it says so, they are typed again, and the shop is as it was", async ({
  shop,
}) => {
  await openOwnShop(shop);
  await shop.till().stop();
  await rm(join(shop.tillFolder, "relay", "keys.json"));
  const page = await shop.openTill(`--fintoc-url=${shop.simulator.url}`);
  await expect(page.getByText("Faltan las claves de Fintoc")).toBeVisible();
  await page.getByRole("button", { name: "Cambiar las claves de Fintoc" }).click();
  const { publicKey, secretKey } = shop.simulator;
  await typeKeys(await keyWindow(shop), secretKey, publicKey);
  await expect(page.getByText("En línea")).toBeVisible();
  await charge(page, "500");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
});

test("paid in the widget on the counter's screen where the shop chose that: no QR to a place nobody reaches", async ({
  shop,
}) => {
  test.skip(tillRunsIn === "Electron", "the view on the counter's screen is driven in the preview");
  const page = await openOwnShop(shop, {
    prepare: (setup) => setup.getByLabel("En la pantalla de esta caja").check(),
  });
  await charge(page, "3500");
  await expect(page.getByTestId("pay-here")).toBeVisible();
  await expect(page.getByTestId("pay-qr")).toHaveCount(0);
  await page.getByRole("button", { name: "Abrir el pago aquí" }).click();
  await expect.poll(() => shop.preview().view()).not.toBeNull();
  const view = await shop.openPage();
  await view.goto(shop.preview().view() ?? "");
  await view.getByRole("button", { name: "Pagar desde mi banco" }).click();
  const bank = view.frameLocator('iframe[title="Banco simulado"]');
  await bank.getByRole("button", { name: "BancoEstado" }).click();
  await bank.getByRole("button", { name: "Ingresar" }).click();
  await bank.getByRole("button", { name: "Aprobar el pago" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("a shop that began without a PIN gets its manager in the settings, and the books with them", async ({
  shop,
}) => {
  const page = await openOwnShop(shop);
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Esta caja" }).click();
  const name = page.getByLabel("Nombre", { exact: true });
  await name.fill("Luz Vera");
  await page.getByRole("button", { name: "Agregar a la persona encargada" }).click();
  await expect(page.getByText("El PIN tiene de 4 a 8 dígitos")).toBeVisible();
  await page.getByLabel("PIN", { exact: true }).fill("314159");
  await page.getByRole("button", { name: "Agregar a la persona encargada" }).click();
  await signIn(page, "Luz Vera", "314159");
  await page.keyboard.press("F9");
  await expect(page.getByTestId("manager-screen")).toBeVisible();
});

test("where an administrator has decided the relay, this computer does not become its own", async ({
  shop,
}) => {
  const page = await shop.openTill(`--relay=${shop.relay.url()}`);
  await expect(page.getByLabel("Código de vinculación")).toBeVisible();
  await expect(page.getByRole("button", { name: /La única caja/u })).toHaveCount(0);
  const answer = await page.evaluate((name) => {
    const own = { name, tillName: "Caja 1", recipient: null, manager: null };
    const place = { currency: "CLP", locale: "es-CL", timeZone: "America/Santiago" } as const;
    const shop = { ...own, ...place, product: "payment_intent" } as const;
    return window.cobro.call("embedded.setUp", { shop });
  }, "Almacén de otro");
  expect(answer).toMatchObject({ ok: false, failure: { code: "relay_decided" } });
});
