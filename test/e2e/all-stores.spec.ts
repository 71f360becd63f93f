import type { Locator, Page } from "@playwright/test";

import { openDatabase } from "../../relay/database/open-database.ts";
import { timeOfDay } from "../../renderer/clock/time-of-day.ts";
import { startTestPrinter } from "../printer/test-printer.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { managerPin, signIn, textOf } from "./manager-shop.ts";
import { openOtherTill, type OtherTill } from "./other-till.ts";
import { expect, test, type Shop } from "./shop.ts";

const island = "Pacific/Easter";
const addressOf = (page: Page) => page.evaluate(() => window.location.hash);

interface AllStores {
  readonly page: Page;
  readonly list: Locator;
  readonly rows: Locator;
  readonly isla: OtherTill;
  readonly roma: OtherTill;
  readonly pay: (charged: Promise<string>) => Promise<void>;
}

/** Luz's three stores with a few sales, and somebody else's, looked at together from the first's till. */
async function openAllStores(shop: Shop): Promise<AllStores> {
  const { code, store } = await shop.addTill();
  const luz = await shop.addStaff(store, "manager", "Luz Vera", managerPin);
  const addStore = async (name: string, currency: string, zone: string, isLuz = true) => {
    const words = ["--name", name, "--currency", currency, "--time-zone", zone];
    const added = await shop.relay.admin("store", "add", ...words);
    const id = String(JSON.parse(JSON.stringify(added)).store.id);
    if (isLuz) await shop.relay.admin("staff", "allow", luz, "--store", id);
    return openOtherTill(shop, id, "Caja 1");
  };
  const own = await openOtherTill(shop, store, "Caja 2");
  const isla = await addStore("Isla", "CLP", island);
  const roma = await addStore("Roma", "MXN", "America/Mexico_City");
  const foreign = await addStore("Ajena", "CLP", "America/Santiago", false);
  const pay = async (charged: Promise<string>) => {
    shop.simulator.act(await charged, "approve");
  };
  await pay(own.charge(1_000, "CLP", { reference: "Mesa 4" }));
  const customerEmail = "cliente@correo.cl";
  await pay(isla.charge(20_000, "CLP", { reference: "Mesa 9", customerEmail }));
  await isla.charge(5_000);
  await pay(roma.charge(30_050, "MXN"));
  await pay(foreign.charge(77_777));

  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await signIn(page, "Luz Vera", managerPin);
  await page.keyboard.press("F9");
  await page.getByRole("combobox", { name: "Tienda" }).selectOption({ label: "Todas las tiendas" });
  const list = page.getByTestId("day-list");
  const rows = list.getByTestId("list-row");
  await expect(rows).toHaveCount(4);
  return { page, list, rows, isla, roma, pay };
}

const cell = (row: Locator, column: string) => row.locator(`[data-column="${column}"]`);

test("all stores' sales are one list: each by its own clock and currency, sorted, searched, filtered, live", async ({
  shop,
}) => {
  const { isla, list, page, pay, roma, rows } = await openAllStores(shop);
  const row = (text: string) => rows.filter({ hasText: text });
  const grid = list.getByRole("grid");
  const sums = list.getByTestId("list-sums");
  await expect(sums).toHaveText(/^4 ventas · \$21\.000 \+ MXN\s300,50 recibidos$/u);
  await expect(cell(row("Mesa 9"), "store")).toHaveText("Isla");
  await expect(cell(row("300,50"), "store")).toHaveText("Roma");
  await expect(cell(row("Mesa 4"), "till")).toHaveText("Caja 2");
  await expect(list).not.toContainText("$77.777");

  await test.step("a time is its own store's, and says so where that is another than here", async () => {
    const database = await openDatabase(shop.databaseUrl);
    const { created_at: at } = await database
      .selectFrom("payment_intents")
      .select("created_at")
      .where("amount", "=", 20_000)
      .executeTakeFirstOrThrow();
    await database.destroy();
    const time = timeOfDay(at, "es-CL", island);
    await expect(cell(row("Mesa 9"), "time")).toHaveText(new RegExp(`^${time} GMT-[56]$`, "u"));
    await expect(cell(row("Mesa 4"), "time")).toHaveText(/^\d\d:\d\d$/u);
  });

  await test.step("the store's column sorts too", async () => {
    const head = grid.getByRole("columnheader", { name: "Tienda" });
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    const stores = () => rows.locator('[data-column="store"]').allInnerTexts();
    await expect.poll(stores).toEqual(["Café Providencia", "Isla", "Isla", "Roma"]);
    await head.getByRole("button").click();
    await expect.poll(stores).toEqual(["Roma", "Isla", "Isla", "Café Providencia"]);
    expect(await addressOf(page)).toContain("store=all&sort=store&order=desc");
    await expectAccessible(page);
  });

  await test.step("a search is of every store, and of every day", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("mesa");
    await expect(rows).toHaveCount(2);
    await expect(sums).toContainText("2 ventas");
    await list.getByRole("button", { name: "Todos los días" }).click();
    await expect(page.getByRole("heading", { name: "Todos los días" })).toBeVisible();
    await expect(rows).toHaveCount(2);
    await expect(cell(row("Mesa 9"), "time")).toHaveText(/\d{4}, \d\d:\d\d GMT-[56]$/u);
    await page.keyboard.press("/");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("300,50");
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("Roma");
    await list.getByRole("button", { name: "Quitar filtros" }).click();
    await expect(rows).toHaveCount(4);
  });

  await test.step("tills of one name stand under their stores", async () => {
    const tills = list.getByRole("combobox", { name: "Caja" });
    const groups = tills.locator("optgroup");
    await expect(groups).toHaveCount(3);
    await tills.selectOption(await groups.nth(1).getByRole("option").first().getAttribute("value"));
    await expect(rows).toHaveCount(2);
    await expect(cell(rows.first(), "store")).toHaveText("Isla");
    await list.getByRole("button", { name: "Abiertas" }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("$5.000");
    await page.goBack();
    await page.goBack();
    await expect(rows).toHaveCount(4);
  });

  await test.step("what happens in any of them is seen, and an export has as many", async () => {
    await pay(roma.charge(9_900, "MXN"));
    await expect(row("99,00")).toContainText("Pagada");
    await pay(isla.charge(3_000));
    await expect(row("$3.000")).toContainText("Isla");
    await expect(sums).toContainText(/6 ventas · \$24\.000 \+ MXN\s399,50/u);
    await page.getByRole("button", { name: "Exportar…" }).click();
    await expect(page.getByTestId("export-expected")).toContainText("6 ");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  await test.step("the keys lead through it, and to a store alone, where nothing of the others stays", async () => {
    await page.keyboard.press("/");
    await expect(list.getByRole("textbox")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(rows.first()).toBeFocused();
    await page.keyboard.press("End");
    await expect(rows.last()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("intent-pane")).toContainText("$1.000");
    await page.keyboard.press("Escape");
    await page.getByTestId("store-row").filter({ hasText: "Isla" }).getByRole("button").click();
    await expect(rows).toHaveCount(3);
    await expect(grid.getByRole("columnheader", { name: "Tienda" })).toHaveCount(0);
    await expect(cell(row("Mesa 9"), "time")).toHaveText(/^\d\d:\d\d$/u);
  });
});

test("another store's sale is followed, settled, refunded and printed from the list of all", async ({
  shop,
}) => {
  const printer = await startTestPrinter();
  const { page, rows } = await openAllStores(shop);
  const row = (text: string) => rows.filter({ hasText: text });
  const pane = page.getByTestId("intent-pane");
  const open = shop.simulator.intents().find(({ amount }) => amount === 5_000);

  await test.step("an open one is asked about and cancelled", async () => {
    await row("$5.000").click();
    await expect(pane).toContainText("Es de Caja 1 (Isla).");
    await expect(pane).toContainText(/Las horas son las de Isla \(GMT-[56]\)\./u);
    await pane.getByRole("button", { name: "Consultar al banco ahora" }).click();
    await expect(pane).toContainText("Consultado a las");
    await pane.getByRole("button", { name: "Cancelar la venta" }).click();
    await expect(pane).toContainText("también en Caja 1 (Isla)");
    await pane.getByRole("button", { name: "Sí, cancelar" }).click();
    await expect(pane.getByTestId("intent-status")).toHaveText("Cancelada, aún puede pagarse");
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  });

  await test.step("what needs a person stands first, with its store's name, and is settled there", async () => {
    shop.simulator.act(open?.id ?? "", "approve");
    const attention = page.getByTestId("attention");
    await attention.getByRole("button", { name: "Ver 1 nueva" }).click();
    const item = attention.getByTestId("attention-item");
    await expect(item).toContainText("Pagada después de cancelar · $5.000");
    await expect(item).toContainText(/Isla · \d\d:\d\d GMT-[56] · Caja 1/u);
    await expectAccessible(page);
    await item.getByRole("button", { name: "Resolver" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("$5.000 · Isla");
    await dialog.getByRole("textbox").fill("Se entregó");
    await page.keyboard.press("Enter");
    await expect(item).toContainText("Resuelta por Luz Vera");
    await expect(attention).toContainText("Nada necesita a una persona");
  });

  await test.step("a paid one is refunded", async () => {
    await row("Mesa 9").click();
    await pane.getByRole("button", { name: "Devolver…" }).click();
    const dialog = page.getByRole("dialog", { name: "Devolver dinero" });
    await dialog.getByRole("radio", { name: "Una parte" }).check();
    await dialog.getByLabel("Monto a devolver").fill("5.000");
    for (const digit of managerPin) {
      await dialog.getByRole("button", { name: digit, exact: true }).click();
    }
    await dialog.getByRole("button", { name: /^Devolver/u }).click();
    await expect(dialog).toBeHidden();
    await expect(pane.getByTestId("refund")).toHaveAttribute("data-status", "created");
    expect(shop.simulator.refunds()).toMatchObject([{ amount: 5_000 }]);
  });

  await test.step("and its receipt is its own store's, a copy", async () => {
    const { port } = printer;
    const chosen = { kind: "network", host: "127.0.0.1", port, paper: "58mm" } as const;
    await page.evaluate((each) => window.cobro.call("preferences.set", { printer: each }), chosen);
    await expect(pane).toContainText("el original es de Caja 1 (Isla)");
    await pane.getByRole("button", { name: "Imprimir comprobante" }).click();
    const [receipt] = await printer.printed(1);
    for (const text of ["Isla", "COPIA", "$20.000", "Mesa 9"]) {
      expect(textOf(receipt)).toContain(text);
    }
  });
  await printer.close();
});
