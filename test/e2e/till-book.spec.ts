import type { Page } from "@playwright/test";

import { shortReceiptCode } from "../../contract/receipt-code.ts";
import { age, receiptCodeOf } from "./relay-rows.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, saleStatus, test, type Shop } from "./shop.ts";

/** Charges at the till and lets the bank answer; the till is at its keypad again. */
async function sell(
  { simulator }: Shop,
  page: Page,
  digits: string,
  reference: string | null = null,
  answer: "approve" | "reject" = "approve",
): Promise<void> {
  const before = simulator.intents().length;
  await page.keyboard.type(digits);
  if (reference !== null) await page.getByLabel("Referencia (opcional)").fill(reference);
  await page.keyboard.press("Enter");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const intent = simulator.intents().find((each) => String(each.amount) === digits);
  expect(simulator.intents()).toHaveLength(before + 1);
  simulator.act(intent?.id ?? "", answer);
  const end = answer === "approve" ? "paid" : "rejected";
  await expect(saleStatus(page)).toHaveAttribute("data-status", end);
  await page.keyboard.press("Enter");
  await expect(saleStatus(page)).toBeHidden();
}

test("yesterday's sale is found, and the report of the shift adds up", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await sell(shop, page, "12990", "Mesa 4");
  await sell(shop, page, "5490");
  await sell(shop, page, "2000", null, "reject");

  await page.getByRole("button", { name: /^Historial/u }).focus();
  await page.keyboard.press("F10");
  const book = page.getByRole("dialog", { name: "Historial" });
  const rows = book.getByTestId("found-sale");
  await expect(book.getByLabel("Buscar por referencia, monto u operación")).toBeFocused();
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toHaveAttribute("data-status", "rejected");
  await expectAccessible(page);

  // The tabs by keyboard alone: two arrows to the report.
  await book.getByRole("tab", { name: "Ventas" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(book.getByTestId("report-received")).toContainText("$18.480");
  await expect(book.getByTestId("report-received")).toContainText("2 ventas pagadas");
  await expect(book.getByRole("row", { name: "Pagada 2 $18.480" })).toBeVisible();
  await expect(book.getByRole("row", { name: "Rechazada 1 $2.000" })).toBeVisible();
  await expectAccessible(page);

  await age(shop, 12_990, 1);
  await book.getByRole("button", { name: "Actualizar" }).click();
  await expect(book.getByTestId("report-received")).toContainText("$5.490");

  await book.getByRole("tab", { name: "Ventas" }).click();
  await expect(rows).toHaveCount(2);
  await book.getByRole("button", { name: "Día anterior" }).click();
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  const facts = book.getByTestId("sale-facts");
  await expect(facts.getByRole("heading", { name: "$12.990" })).toBeVisible();
  for (const fact of ["Pagada", "Mesa 4", "BancoEstado"]) await expect(facts).toContainText(fact);
  await expect(facts.getByRole("button", { name: "Imprimir" })).toBeVisible();
  await book.getByRole("button", { name: "Hoy" }).click();
  await expect(rows).toHaveCount(2);

  const search = book.getByLabel("Buscar por referencia, monto u operación");
  const operation = shop.simulator.intents().find((each) => each.amount === 12_990)?.id ?? "";
  for (const words of ["mesa", "$12.990", operation]) {
    await search.fill(words);
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText("Mesa 4");
  }
  await search.fill("Mesa 5");
  await expect(
    book.getByText("Ninguna venta de esta caja coincide.", { exact: false }),
  ).toBeVisible();

  await shop.relay.stop();
  await search.fill("mesa");
  await expect(book.getByText("No se llega al servidor.", { exact: false })).toBeVisible();
  await shop.relay.restart();
  await book.getByRole("button", { name: "Intentar de nuevo" }).click();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(book).toBeHidden();
  await expect(page.getByRole("button", { name: /^Historial/u })).toBeFocused();
});

test("a receipt: real, shown before, old, forged, unknown, and never a guess", async ({
  browser,
  shop,
}) => {
  const page = await shop.openPairedTill();
  await sell(shop, page, "12990", "Mesa 4");
  await sell(shop, page, "5490");
  const origin = shop.relay.url();
  const code = await receiptCodeOf(shop, 12_990);

  // Anybody's phone: the relay's own page.
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const phone = await context.newPage();
  await phone.goto(`${origin}/r/${code}`);
  await expect(phone.getByRole("heading", { name: "Pago confirmado por el banco" })).toBeVisible();
  for (const shown of ["$12.990", "Café Providencia", "Mesa 4", "PRUEBA", "No es boleta"]) {
    await expect(phone.locator("main")).toContainText(shown);
  }
  await context.close();

  await page.getByRole("button", { name: /^Historial/u }).click();
  await page.getByRole("tab", { name: "Revisar comprobante" }).click();
  const field = page.getByLabel("Código del comprobante");
  const verdict = page.getByTestId("receipt-verdict");
  /** As a scanner types: the whole text at once, then Enter. */
  const scan = async (text: string, told: string) => {
    await expect(field).toBeFocused();
    await page.keyboard.insertText(text);
    await page.keyboard.press("Enter");
    await expect(verdict).toHaveAttribute("data-verdict", told);
  };

  await scan(`${origin}/r/${code}`, "real");
  await expect(verdict).toContainText("Comprobante real");
  await expect(verdict).toContainText("$12.990");
  await expect(verdict).toContainText("Pagado hace un momento");
  await expect(verdict).toContainText("Mesa 4");
  await scan(code, "shownBefore");
  await expect(verdict).toContainText("Ya se mostró 1 vez, hace un momento en Caja 1.");
  await scan(shortReceiptCode(code).toLowerCase(), "shownBefore");
  await expect(verdict).toContainText("Ya se mostró 2 veces, la última hace un momento en Caja 1.");
  await expectAccessible(page);

  await scan(`https://cobro-pagos.example/r/${code}`, "foreign");
  await expect(verdict).toContainText("https://cobro-pagos.example");
  await scan("https://cobro-pagos.example/pagado?monto=12990", "notOurs");
  await scan("0".repeat(26), "notOurs");
  await expect(verdict).toContainText("No es de esta tienda");

  await page.keyboard.insertText("Mesa 4");
  await page.keyboard.press("Enter");
  await expect(page.getByText("tiene 12 letras y números", { exact: false })).toBeVisible();
  await expect(verdict).toBeHidden();

  await age(shop, 5_490, 3);
  await scan(await receiptCodeOf(shop, 5_490), "real");
  await expect(verdict).toContainText("Atención: se pagó hace 3 días.");

  await shop.relay.stop();
  await scan(code, "unchecked");
  await expect(verdict).toContainText("No darlo por bueno");
});
