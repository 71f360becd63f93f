import type { Page } from "@playwright/test";

import { expectAccessible } from "./expect-accessible.ts";
import { charge, expect, saleStatus, test } from "./shop.ts";

const mexico = ["--name", "Tacos", "--currency", "MXN", "--time-zone", "America/Mexico_City"];

/** Pastes into the window as a cashier would: nothing is focused but the keypad. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }, text);
}

test("an amount that cannot be charged is told, and nothing is charged", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.getByRole("button", { name: /^Cobrar/u }).click();
  await expect(page.getByText("Ingresar un monto mayor que cero.")).toBeVisible();

  await paste(page, "doce mil");
  await expect(page.getByText("Lo pegado no es un monto. Usar solo cifras.")).toBeVisible();
  await paste(page, "12,5");
  await expect(page.getByText("El monto tiene más decimales").first()).toBeVisible();
  await paste(page, "-500");
  await expect(page.getByText("Ingresar un monto mayor que cero.")).toBeVisible();
  await paste(page, "99999999999999999999");
  await expect(page.getByText(/máximo|demasiado grande/u).first()).toBeVisible();

  await page.keyboard.type("9999999999");
  await expect(page.getByText("$999.999.999").first()).toBeVisible();
  expect(shop.simulator.intents()).toHaveLength(0);
  await paste(page, "$12.990");
  await page.keyboard.press("Enter");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  expect(shop.simulator.intents()).toHaveLength(1);
});

test("the store's limit is named before anything is charged", async ({ shop }) => {
  const limited = ["--name", "Kiosco", "--currency", "CLP", "--max-amount", "50000"];
  const page = await shop.openPairedTill(...limited, "--time-zone", "America/Santiago");
  await charge(page, "50001");
  await expect(page.getByText("El máximo de esta tienda es $50.000 por venta.")).toBeVisible();
  expect(shop.simulator.intents()).toHaveLength(0);
});

test("Mexican pesos have two decimals, and three are refused", async ({ shop }) => {
  const page = await shop.openPairedTill(...mexico);
  await page.keyboard.type("2476");
  await expect(page.getByText(/24[.,]76/u).first()).toBeVisible();
  await paste(page, "24,765");
  await expect(page.getByText("El monto tiene más decimales").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  expect(shop.simulator.intents()[0]).toMatchObject({ amount: 2_476, currency: "MXN" });
  await (await shop.customerAtBankIn("BBVA")).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("an e-mail that is none is told before anything is charged", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.getByLabel(/Correo/u).fill("nadie");
  await charge(page, "500");
  await expect(page.getByText("El correo no está completo").first()).toBeVisible();
  expect(shop.simulator.intents()).toHaveLength(0);
});

test("a pairing code unknown, used or too late, each in words; a right one pairs", async ({
  shop,
}) => {
  const { code } = await shop.addTill();
  const used = await shop.addTill();
  await fetch(`${shop.relay.url()}/v1/pairings`, {
    method: "POST",
    body: JSON.stringify({ code: used.code }),
  });
  const page = await shop.openTill(`--relay=${shop.relay.url()}`);
  const enter = async (typed: string) => {
    await page.getByLabel("Código de vinculación").fill(typed);
    await page.keyboard.press("Enter");
  };
  await enter("0000-0000");
  await expect(page.getByText("El servidor no conoce ese código.")).toBeVisible();
  await enter(used.code);
  await expect(page.getByText("Ese código ya se usó.")).toBeVisible();
  await page.getByLabel("Dirección del servidor").fill("http://tienda.example");
  await enter(code);
  await expect(page.getByText("La dirección tiene que empezar con https://")).toBeVisible();
  await page.getByLabel("Dirección del servidor").fill(shop.relay.url());
  await enter(code.toLowerCase());
  await expect(page.getByText("En línea")).toBeVisible();
});

test("a revoked till says so and asks for a new code", async ({ shop }) => {
  const { code, id } = await shop.addTill();
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await expect(page.getByText("En línea")).toBeVisible();
  await shop.relay.admin("till", "revoke", id);
  await expect(page.getByText("la dio de baja")).toBeVisible();
  await expect(page.getByLabel("Código de vinculación")).toBeVisible();
});

test("offline the till says since when, and charges nothing that it cannot follow", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await shop.relay.stop();
  await expect(page.getByText(/Sin conexión con el servidor desde/u).first()).toBeVisible();
  await page.keyboard.type("500");
  await page.keyboard.press("Enter");
  await expect(saleStatus(page)).toBeHidden();
});

test("axe finds nothing on the keypad, while waiting, when paid, and in the settings", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  const check = async () => {
    await expectAccessible(page);
  };
  await check();
  await page.getByRole("button", { name: "Ajustes" }).click();
  await expect(page.getByText(new URL(shop.relay.url()).host)).toBeVisible();
  await check();
  await page.keyboard.press("Escape");
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await check();
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await check();
});

test("the language changes at once and is kept", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("radio", { name: "English" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Charge/u })).toBeVisible();
  await shop.killTill();
  const again = await shop.reopenTill();
  await expect(again.getByRole("button", { name: /^Charge/u })).toBeVisible();
});
