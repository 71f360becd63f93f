import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { addDays, businessDayOf } from "../../contract/business-day.ts";
import { managerPin, openManagersTill, paidSale } from "./manager-shop.ts";
import { confirmLate } from "./relay-rows.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./shop.ts";

const zone = "America/Santiago";

async function openStatement(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = "#/statement";
  });
  await expect(page.getByRole("heading", { name: "Cotejar con el banco" })).toBeVisible();
}

async function choose(page: Page, name: string, text: string | Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Elegir archivo…" }).click();
  const buffer = typeof text === "string" ? Buffer.from(text, "latin1") : text;
  await (await chooser).setFiles({ name, mimeType: "text/csv", buffer });
}

/** The till's paid sale as the relay has it. */
async function intentOf(page: Page, id: string): Promise<PaymentIntent> {
  const told = await page.evaluate(() => window.cobro.call("till.get", {}));
  const sale = told.ok ? told.value.sales.find((each) => each.id === id) : undefined;
  if (sale?.paymentIntent == null) throw new Error("no such sale");
  return sale.paymentIntent;
}

test("a statement beside the sales: what agrees, what is missing on either side, what nobody can tell", async ({
  shop,
}) => {
  const { page } = await openManagersTill(shop);
  const first = await paidSale(shop, page, "12990", null);
  const second = await paidSale(shop, page, "8200", null);
  await paidSale(shop, page, "700", null);
  const { bankReference } = await intentOf(page, first.id);
  const { bankReference: other } = await intentOf(page, second.id);
  const [year, month, day] = businessDayOf(Date.now(), zone, 0).split("-");
  const today = `${day}/${month}/${year}`;
  const statement = [
    "Cartola de cuenta corriente;;;;",
    "Fecha;Descripción;N° Operación;Cargos;Abonos",
    `${today};Transferencia;000${bankReference};;12.990`,
    `${today};Transferencia;${other};;8.100`,
    `${today};Arriendo;;350.000;`,
    `${today};Transf. de un tío;77700112233;;5.000`,
    `${today};Raro;778;;5.0x0`,
    "",
  ].join("\r\n");

  await openStatement(page);
  await expectAccessible(page);
  await choose(page, "cartola.csv", statement);
  await expect(page.getByLabel("Abono", { exact: true })).toHaveValue("4");
  await expect(page.getByLabel("N.º de operación")).toHaveValue("2");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cotejar" }).click();

  const result = page.getByTestId("statement-result");
  await expect(result).toContainText("3 abonos, $26.090");
  const part = (name: string) => result.locator(`[data-kind="${name}"]`);
  await expect(part("differences")).toContainText("$8.100");
  await expect(part("differences")).toContainText("$8.200");
  await expect(part("missingAtBank").getByRole("listitem")).toHaveCount(1);
  await expect(part("missingAtBank")).toContainText("$700");
  await expect(part("missingHere")).toContainText("op. 77700112233");
  await expect(part("unread")).toContainText("línea 7");
  await part("matched").locator("summary").click();
  await expect(part("matched")).toContainText("$12.990");
  await expectAccessible(page);

  // One step from what is missing to the sale itself, and back.
  await part("missingAtBank").getByRole("button").click();
  await expect(page.getByTestId("intent-pane")).toContainText("$700");
  await page.keyboard.press("Escape");
  await expect(result).toBeVisible();

  // The same bank's next statement is read without asking: the columns are remembered on disk.
  await page.getByRole("button", { name: "Cambiar columnas" }).click();
  await page.getByLabel("N.º de operación").selectOption("");
  await page.getByRole("button", { name: "Cotejar" }).click();
  await expect(result).toBeVisible();
  await page.getByRole("button", { name: "Otro archivo" }).click();
  await choose(page, "otra.csv", statement);
  await expect(page.getByLabel("N.º de operación")).toHaveValue("");
  const kept = readFileSync(join(shop.tillFolder, "settings.json"), "utf8");
  expect(kept).toContain("abonos");
  // Nothing of the statement itself is kept, or told to anybody.
  expect(kept).not.toContain("77700112233");
  expect(shop.till().lines().join("\n")).not.toContain("77700112233");

  // Whoever stands before the till next does not find it.
  await page.getByRole("button", { name: "Cotejar" }).click();
  await expect(result).toBeVisible();
  await page.keyboard.press("Control+l");
  // The window's address is kept: the same section, empty.
  await expect(page.getByTestId("lock-screen")).toBeVisible();
  await page.keyboard.type(managerPin);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Cotejar con el banco" })).toBeVisible();
});

test("of a bank that numbers differently, one press leaves the numbers out; what came before the first sale is apart", async ({
  shop,
}) => {
  const { page } = await openManagersTill(shop);
  await paidSale(shop, page, "12990", null);
  await paidSale(shop, page, "8200", null);
  const today = businessDayOf(Date.now(), zone, 0);
  const written = (day: string) => day.split("-").toReversed().join("");
  await openStatement(page);
  // Unsigned, with a column that says which way, and figures that a spreadsheet holds as text.
  await choose(
    page,
    "movimientos.csv",
    [
      "Cuenta,Fecha,Descripción,Cargo/Abono,Importe,Referencia",
      `'655,'${written(addDays(today, -9))},ABONO,+,"4,500",1`,
      `'655,'${written(today)},ABONO,+,"12,990",2`,
      `'655,'${written(today)},ABONO,+,"8,200",3`,
      `'655,'${written(today)},COMISION,-,500,4`,
    ].join("\n"),
  );
  await expect(page.getByRole("heading", { name: "¿Qué dice cada columna?" })).toBeFocused();
  await expect(page.getByLabel("¿Cargo o abono?")).toHaveValue("3");
  await page.getByRole("button", { name: "Cotejar" }).press("Enter");
  const result = page.getByTestId("statement-result");
  await expect(result).toContainText("Ningún número de operación coincide");
  await expect(page.getByRole("heading", { name: "Cotejo de movimientos.csv" })).toBeFocused();
  const before = result.locator('[data-kind="before"]');
  await expect(before.locator("summary")).toContainText("$4.500");
  await expect(before).not.toHaveAttribute("open");

  await page.getByRole("button", { name: "Cotejar sin el número" }).press("Enter");
  await expect(result).toContainText("Todo cuadra desde la primera venta");
  await expect(result.locator('[data-kind="matched"] summary')).toContainText("$21.190");
  await expect(page.getByRole("heading", { name: "Cotejo de movimientos.csv" })).toBeFocused();
  await page.getByRole("button", { name: "Cambiar columnas" }).click();
  await expect(page.getByLabel("N.º de operación")).toHaveValue("");
});

test("a sale whose bank took days to confirm it is found where its money is", async ({ shop }) => {
  const { page } = await openManagersTill(shop);
  await paidSale(shop, page, "12990", null);
  await paidSale(shop, page, "8200", null);
  await confirmLate(shop, 12_990, 9, 0);
  await confirmLate(shop, 8_200, 9, 8);
  const today = businessDayOf(Date.now(), zone, 0);
  await openStatement(page);
  const check = async (name: string, line: string) => {
    await choose(page, name, `Fecha;Descripción;Abonos\n${line}\n`);
    await page.getByRole("button", { name: "Cotejar" }).click();
    const result = page.getByTestId("statement-result");
    await expect(result.locator('[data-kind="matched"] summary')).toContainText("1");
    await expect(result.locator('[data-kind="missingHere"]')).toHaveCount(0);
    await page.getByRole("button", { name: "Otro archivo" }).click();
  };
  await check("hoy.csv", `${today};Transferencia;12.990`);
  await check("antes.csv", `${addDays(today, -8)};Transferencia;8.200`);
});

test("a statement that is none, damaged or huge is refused in words, and a long one can be given up", async ({
  shop,
}) => {
  const { page } = await openManagersTill(shop);
  await openStatement(page);
  const told = page.getByRole("alert");
  await choose(page, "libro.xlsx", "PK\u0003\u0004");
  await expect(told).toContainText("Esto no es un CSV");
  await choose(page, "vacio.csv", "");
  await expect(told).toContainText("El archivo está vacío");
  await choose(page, "rota.csv", `Fecha;Abono\n"${"20/11/2026;5.000\n".repeat(100_000)}`);
  await expect(told).toContainText("una comilla de más o sin cerrar");
  await choose(page, "otra.csv", "a;b\n1;2\n");
  await page.getByRole("button", { name: "Cotejar" }).click();
  await expect(told).toContainText("Falta decir cuál es la columna de la fecha");
  await page.getByLabel("Fecha").selectOption("0");
  await page.getByLabel("Abono", { exact: true }).selectOption("1");
  await page.getByRole("button", { name: "Cotejar" }).click();
  await expect(told).toContainText("no hay ningún abono");
  await page.getByRole("button", { name: "Otro archivo" }).click();

  // 200 MB, made by the page itself: the screen answers while it is read.
  await page.evaluate(() => {
    const lines = "20/11/2026;Transferencia;90123712;;12.990\n".repeat(25_000);
    const file = new File(
      ["Fecha;Glosa;N° Operación;Cargos;Abonos\n", ...Array(200).fill(lines)],
      "enorme.csv",
    );
    const data = new DataTransfer();
    data.items.add(file);
    const input = document.querySelector<HTMLInputElement>("input[type=file]");
    if (input === null) throw new Error("no input");
    input.files = data.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.getByRole("button", { name: "Cotejar" }).click();
  await page.getByRole("button", { name: "Cancelar" }).click();
  await expect(page.getByRole("button", { name: "Elegir archivo…" })).toBeVisible();
});
