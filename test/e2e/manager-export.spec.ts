import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { readXlsx, streamXlsxRows } from "hucre/xlsx";
import { sql } from "kysely";
import Papa from "papaparse";

import { businessDayOf } from "../../contract/business-day.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";
import { workbookParts } from "./workbook-parts.ts";

const zone = "America/Santiago";

async function openDay(shop: Shop): Promise<Page> {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toContainText("Luz Vera");
  return page;
}

/** Copies a sale until there are so many, with ids of their own, a second apart. */
async function multiply({ databaseUrl }: Shop, count: number): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const row = await database.selectFrom("payment_intents").selectAll().executeTakeFirstOrThrow();
  const own: Readonly<Record<string, string>> = {
    id: `substr(r, 1, 8) || '-' || substr(r, 9, 4) || '-4' || substr(r, 14, 3) || '-8' || substr(r, 18, 3) || '-' || substr(r, 21, 12)`,
    slug: "r",
    fintoc_id: "'pi_' || r",
    receipt_code: "null",
    created_at: "strftime('%Y-%m-%dT%H:%M:%fZ', created_at, '-' || (n * 0.001) || ' seconds')",
  };
  const columns = Object.keys(row);
  const values = columns.map((column) => own[column] ?? column).join(", ");
  await sql`insert into payment_intents (${sql.raw(columns.join(", "))})
    with recursive numbers (n) as (values (1) union all select n + 1 from numbers where n < ${count - 1})
    select ${sql.raw(values)} from (select payment_intents.*, n, lower(hex(randomblob(16))) as r
      from numbers, payment_intents where payment_intents.id = ${row.id})`.execute(database);
  await database.destroy();
}

const saves = ({ tillFolder }: Shop) => join(tillFolder, "preview-saves");

test("a day's file for the accountant: as a workbook and as CSV, with what the day counted", async ({
  shop,
}) => {
  const page = await openDay(shop);
  await page.getByLabel(/Referencia/u).fill('=1+1;"Mesa"');
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  await charge(page, "500");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const today = businessDayOf(Date.now(), zone, 0);

  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Exportar…" }).click();
  const dialog = page.getByRole("dialog", { name: "Exportar ventas" });
  await expect(dialog.getByTestId("export-expected")).toHaveText("2 ventas");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole("button", { name: "Elegir dónde guardar…" }).click();
  await expect(dialog).toContainText(`Listo: ventas-${today}.xlsx, con 2 ventas`);
  await dialog.getByRole("button", { name: "Mostrar en la carpeta" }).click();
  await expect
    .poll(() => shop.till().lines().join("\n"))
    .toContain(`show ${join(saves(shop), `ventas-${today}.xlsx`)}`);

  const { sheets } = await readXlsx(await readFile(join(saves(shop), `ventas-${today}.xlsx`)));
  const [headings = [], first = [], second = []] = sheets[0]?.rows ?? [];
  const at = (row: readonly unknown[], heading: string) => row[headings.indexOf(heading)];
  expect([at(first, "Monto"), at(first, "Recibido"), at(first, "Estado")]).toEqual([
    12_990,
    12_990,
    "Pagada",
  ]);
  expect([at(second, "Monto"), at(second, "Recibido")]).toEqual([500, 0]);
  expect(at(first, "Referencia")).toBe('=1+1;"Mesa"');
  expect(at(first, "N.º de operación")).toEqual(expect.any(String));
  expect(at(first, "Día")).toEqual(new Date(`${today}T00:00:00.000Z`));

  // As a stricter reader sees it: each part once and whole, well-formed, and named by its type.
  const parts = workbookParts(await readFile(join(saves(shop), `ventas-${today}.xlsx`)));
  const anywhere = await shop.openPage();
  const malformed = await anywhere.evaluate(
    (texts) =>
      texts.filter((xml) => {
        const parsed = new DOMParser().parseFromString(xml, "application/xml");
        return parsed.querySelector("parsererror") !== null;
      }),
    [...parts.values()],
  );
  expect(malformed).toEqual([]);
  const types = parts.get("[Content_Types].xml") ?? "";
  const documents = [...parts.keys()].filter((part) => /^xl\/.*\.xml$/u.test(part));
  for (const part of documents) expect(types).toContain(`PartName="/${part}"`);
  expect(documents).toContain("xl/worksheets/sheet1.xml");

  // The same as CSV, of several days.
  await dialog.getByRole("button", { name: "Exportar otra vez" }).click();
  await dialog.getByRole("radio", { name: "CSV" }).check();
  await dialog.getByRole("radio", { name: "Varios días" }).check();
  const [from, to] = [
    dialog.getByTestId("export-day").first(),
    dialog.getByTestId("export-day").last(),
  ];
  await from.fill("2020-01-01");
  await expect(dialog.getByRole("alert")).toContainText("El período pasa de un año");
  await expect(dialog.getByRole("button", { name: "Elegir dónde guardar…" })).toBeDisabled();
  await from.fill(today);
  await to.fill("2026-01-05");
  await expect(dialog.getByRole("alert")).toContainText("posterior");
  await from.fill("2026-01-05");
  await expect(dialog.getByTestId("export-expected")).toHaveText("No hay ventas en esos días.");
  await to.fill(today);
  await expect(dialog.getByTestId("export-expected")).toHaveText("2 ventas");
  await dialog.getByRole("button", { name: "Elegir dónde guardar…" }).click();
  await expect(dialog).toContainText("con 2 ventas");
  const text = await readFile(join(saves(shop), `ventas-2026-01-05_${today}.csv`), "utf8");
  expect(text.startsWith("\uFEFFDía;Fecha y hora;Monto;")).toBe(true);
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data.map((row) => row["Monto"])).toEqual(["12990", "500"]);
  expect(data[0]?.["Referencia"]).toBe('\'=1+1;"Mesa"');
  expect(data[0]?.["N.º de operación"]).toMatch(/^'?\w+$/u);

  // Its end stands in the strip until it has been seen.
  await dialog.getByRole("button", { name: "Cerrar", exact: true }).click();
  await page.getByTestId("export-strip").getByRole("button", { name: "Quitar aviso" }).click();
  await expect(page.getByTestId("export-strip")).toHaveCount(0);
});

test("a large export shows how far it is, is cancelled, ends with the books, and then comes whole", async ({
  shop,
}) => {
  const rows = 30_000;
  const page = await openDay(shop);
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  await multiply(shop, rows);
  const today = businessDayOf(Date.now(), zone, 0);
  const name = `ventas-${today}.xlsx`;
  const begin = async () => {
    await page.keyboard.press("F9");
    await page.getByRole("button", { name: "Exportar…" }).click();
    await expect(page.getByTestId("export-expected")).toHaveText("30.000 ventas");
    await page.getByRole("button", { name: "Elegir dónde guardar…" }).click();
  };
  const strip = page.getByTestId("export-strip");

  await begin();
  await expect(page.getByRole("dialog").getByRole("progressbar")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(strip).toContainText(`Guardando ${name}`);
  await expect(strip).toContainText(/[1-9][\d.]* de 30\.000 ventas/u);
  expect(await readdir(saves(shop))).toEqual([`${name}.part`]);
  await strip.getByRole("button", { name: "Cancelar la exportación" }).click();
  await expect(strip).toHaveCount(0);
  expect(await readdir(saves(shop))).toEqual([]);

  // Locked in the middle, it ends with the session.
  await page.keyboard.press("Escape");
  await begin();
  await expect(page.getByRole("dialog").getByRole("progressbar")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+l");
  await expect(page.getByTestId("lock-screen")).toBeVisible();
  await expect.poll(() => readdir(saves(shop))).toEqual([]);
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(strip).toContainText("PIN");
  await strip.getByRole("button", { name: "Quitar aviso" }).click();

  await page.getByRole("button", { name: "Exportar…" }).click();
  await page.getByRole("button", { name: "Elegir dónde guardar…" }).click();
  await expect(page.getByRole("dialog")).toContainText(`Listo: ${name}, con 30.000 ventas`, {
    timeout: 60_000,
  });
  expect(await readdir(saves(shop))).toEqual([name]);
  let read = 0;
  let sum = 0;
  for await (const { values } of streamXlsxRows(await readFile(join(saves(shop), name)))) {
    read += 1;
    if (typeof values[2] === "number") sum += values[2];
  }
  expect([read, sum]).toEqual([rows + 1, 12_990 * rows]);
});
