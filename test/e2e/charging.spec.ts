import type { Page } from "@playwright/test";

import { charge, expect, saleStatus, test } from "./shop.ts";

const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);
const café = ["--name", "Café Providencia", "--currency", "CLP", "--time-zone", "America/Santiago"];

test("tip and quick amounts, by touch and by keyboard: the total is charged, the tip is part of it", async ({
  shop,
}) => {
  const offers = ["--tips", "5,10,15", "--quick-amounts", "1000,12990"];
  const page = await shop.openPairedTill(...café, ...offers);
  const total = page.getByTestId("entry-amount");
  await page.getByRole("button", { name: "$12.990" }).click();
  await page.getByRole("button", { name: "10 %" }).click();
  await expect(total).toContainText("$14.289");
  await expect(page.getByText("incluye propina $1.299")).toBeVisible();
  // A per cent stays one when the amount changes.
  await page.keyboard.press("F1");
  await expect(total).toContainText("$1.100");
  await page.keyboard.press("F2");
  await page.keyboard.press("Enter");
  await status(page, "waiting");
  await expect(saleStatus(page)).toContainText("$14.289");
  await expect(saleStatus(page)).toContainText("incluye propina $1.299");
  expect(shop.simulator.intents().at(-1)).toMatchObject({ amount: 14_289 });
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await status(page, "paid");
  await expect(page.getByText("incluye propina $1.299")).toBeVisible();

  // Digits typed during the green begin the next sale at once; none is lost.
  await page.keyboard.type("500/2000", { delay: 0 });
  await expect(total).toContainText("$2.500");
  await page.keyboard.press("Escape");
  await page.keyboard.press("*");
  await page.keyboard.press("*");
  await expect(total).toContainText("$550");
  await page.keyboard.press("Escape");
  await expect(total).toContainText("$0");
});

test("the fastest cashier: no key is lost between two sales, from the green or set aside", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await charge(page, "500");
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await status(page, "paid");
  await page.keyboard.type("700\n", { delay: 0 });
  await status(page, "waiting");
  await expect(saleStatus(page)).toContainText("$700");
  await page.keyboard.type("-800\n", { delay: 0 });
  await expect(saleStatus(page)).toContainText("$800");
  await status(page, "waiting");
  expect(shop.simulator.intents().map(({ amount }) => amount)).toEqual([500, 700, 800]);
});

test("Mexican pesos: digits fill the centavos, and the decimal key does as people write", async ({
  shop,
}) => {
  const mexico = ["--name", "Tacos", "--currency", "MXN", "--time-zone", "America/Mexico_City"];
  const page = await shop.openPairedTill(...mexico);
  const total = page.getByTestId("entry-amount");
  await page.getByRole("button", { name: "1", exact: true }).click();
  await page.getByRole("button", { name: "00", exact: true }).click();
  await expect(total).toContainText(/1[.,]00/u);
  await page.keyboard.press("Escape");
  await page.keyboard.type("125");
  await page.getByRole("button", { name: "Decimales" }).click();
  await page.keyboard.type("5");
  await expect(total).toContainText(/125[.,]50/u);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await expect(total).toContainText(/1[.,]25/u);
});

test("what we know, how and when we learned it, from the QR to the end", async ({ shop }) => {
  const page = await shop.openPairedTill();
  const truth = page.getByTestId("truth");
  await charge(page, "500");
  await status(page, "waiting");
  await expect(truth).toHaveText(/^Espera al cliente · según Fintoc \d\d:\d\d:\d\d$/u);
  const customer = await shop.customerAtBank();
  await expect(truth).toHaveText(/^El cliente está en su banco · consultado \d\d:\d\d:\d\d$/u);
  await customer.press("Rechazar (segundo factor)");
  await status(page, "rejected");
  await expect(truth).toHaveText(/^Rechazada · avisado por el banco \d\d:\d\d:\d\d$/u);
});

test("a customer who cannot scan: the link in letters; what cannot be done is told in place", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await charge(page, "500");
  await status(page, "waiting");
  const payUrl = await shop.scanQr();
  await page.getByRole("button", { name: "El cliente no puede escanear" }).click();
  await expect(page.getByTestId("pay-link")).toHaveText(payUrl);
  await page.getByRole("button", { name: "Imprimir enlace" }).click();
  await expect(page.getByText("No hay impresora elegida.")).toBeVisible();
  await page.getByRole("button", { name: "Copiar enlace" }).click();
  await expect(page.getByText("Enlace copiado.")).toBeVisible();
  await page.getByRole("button", { name: "Pagar en la pantalla del mostrador" }).click();
  const bar = page.getByTestId("pay-page-bar");
  await expect(bar).toContainText(/\$500.*Espera al cliente · según Fintoc/su);
  expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(72);
  await bar.getByRole("button", { name: "Cerrar página" }).click();
  await expect(bar).toBeHidden();
  // The QR stays: the next phone may do it. The help ends with the QR.
  await expect(page.getByTestId("pay-qr")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("pay-link")).toBeHidden();
  await status(page, "waiting");
});

test("charging again refuses while the first could still be paid, until the cashier confirms", async ({
  shop,
}) => {
  const page = await shop.openPairedTill(...café, "--tips", "10");
  await page.getByLabel(/Referencia/u).fill("Mesa 4");
  await page.getByRole("button", { name: "10 %" }).click();
  await charge(page, "1000");
  await shop.customerAtBank();
  await status(page, "at_bank");
  await page.getByRole("button", { name: "Cobrar de nuevo" }).click();
  await expect(page.getByText("pagaría dos veces")).toBeVisible();
  expect(shop.simulator.intents()).toHaveLength(1);
  await page.getByRole("button", { name: "Volver" }).click();
  await page.getByRole("button", { name: "Cobrar de nuevo" }).click();
  await page.getByRole("button", { name: "Sí, cobrar de nuevo" }).dblclick();
  await status(page, "waiting");
  await expect(saleStatus(page)).toContainText("$1.100");
  await expect(saleStatus(page)).toContainText("Mesa 4");
  await expect(saleStatus(page)).toContainText("incluye propina $100");
  expect(shop.simulator.intents()).toHaveLength(2);
  // The first one's page has closed: its money would raise the alarm, never pass for one more sale.
  const first = shop.simulator.intents()[0]?.id ?? "";
  shop.simulator.act(first, "approve");
  await expect(page.getByTestId("alarm")).toContainText("Pagada después de cancelar");
  await status(page, "waiting");
});

test("double clicks do once what one click does", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.keyboard.type("500");
  await page.getByRole("button", { name: /^Cobrar/u }).dblclick();
  await status(page, "waiting");
  await page.getByRole("button", { name: "Consultar ahora" }).dblclick();
  await expect(page.getByText(/^Consultado a las/u)).toBeVisible();
  await page.getByRole("button", { name: /^Dejar en espera/u }).dblclick();
  await expect(page.getByTestId("keypad")).toBeVisible();
  await charge(page, "700");
  await (await shop.customerAtBank()).press("Rechazar (segundo factor)");
  await status(page, "rejected");
  await page.getByRole("button", { name: "Cobrar de nuevo" }).dblclick();
  await status(page, "waiting");
  expect(shop.simulator.intents().map(({ amount }) => amount)).toEqual([500, 700, 700]);

  // Slowly, so that the second click finds another screen: it types nothing there.
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await status(page, "paid");
  const box = await page.getByRole("button", { name: /^Próxima venta/u }).boundingBox();
  if (box === null) throw new Error("no button");
  // Where a digit will stand.
  await page.mouse.click(box.x + 30, box.y + box.height / 2);
  await expect(page.getByTestId("keypad")).toBeVisible();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(page.getByTestId("entry-amount")).toContainText("$0");
  await page.mouse.down({ clickCount: 1 });
  await page.mouse.up({ clickCount: 1 });
  await expect(page.getByTestId("entry-amount")).not.toContainText("$0");
});
