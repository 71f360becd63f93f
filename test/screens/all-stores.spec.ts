import { openDatabase } from "../../relay/database/open-database.ts";
import { fillStore } from "../bench/fill-store.ts";
import { managerPin, signIn } from "../e2e/manager-shop.ts";
import { expect, test } from "../e2e/shop.ts";
import { takeTill } from "./camera.ts";

const more = [
  ["Ferretería y Materiales de Construcción San Bernardo", "CLP", "America/Santiago"],
  ["Isla de Pascua", "CLP", "Pacific/Easter"],
  ["Roma Norte", "MXN", "America/Mexico_City"],
  ["Tijuana", "MXN", "America/Tijuana"],
  ...["Iquique", "La Serena", "Ñuñoa", "Osorno", "Temuco", "Valdivia"].map(
    (name) => [name, "CLP", "America/Santiago"] as const,
  ),
] as const;

test("the sales of all stores: a day, what needs a person, a search of every day, and one sale", async ({
  shop,
}) => {
  const { code, store } = await shop.addTill();
  const luz = await shop.addStaff(store, "manager", "Luz Vera", managerPin);
  const ids = [store];
  for (const [name, currency, zone] of more) {
    const words = ["--name", name, "--currency", currency, "--time-zone", zone];
    const added = await shop.relay.admin("store", "add", ...words);
    const { id } = JSON.parse(JSON.stringify(added)).store;
    for (const till of ["Caja 1", "Caja 2"]) {
      await shop.relay.admin("till", "add", "--store", id, "--name", till);
    }
    await shop.addStaff(id, "cashier", "Ana Soto", "4711");
    await shop.relay.admin("staff", "allow", luz, "--store", id);
    ids.push(id);
  }
  const database = await openDatabase(shop.databaseUrl);
  for (const [seed, storeId] of ids.entries()) {
    const filling = { storeId, count: 60, days: 1, today: 60, seed, now: Date.now() };
    await fillStore(database, filling);
  }
  for (const storeId of ids.slice(1, 4)) {
    const { id, state } = await database
      .selectFrom("payment_intents")
      .select(["id", "state"])
      .where("store_id", "=", storeId)
      .where("status", "=", "succeeded")
      .orderBy("created_at")
      .limit(1)
      .executeTakeFirstOrThrow();
    const attention = "paid_after_cancel";
    await database
      .updateTable("payment_intents")
      .set({ attention, state: JSON.stringify({ ...JSON.parse(state), attention }) })
      .where("id", "=", id)
      .execute();
  }
  await database.destroy();
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page, "Luz Vera", managerPin);
  await page.keyboard.press("F9");
  await page.getByRole("combobox", { name: "Tienda" }).selectOption({ label: "Todas las tiendas" });
  const list = page.getByTestId("day-list");
  const grid = list.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", String(60 * ids.length + 1));
  await takeTill(page, "all-stores-day");

  const sums = page.getByTestId("store-row");
  await expect(sums).toHaveCount(6);
  await page.getByRole("button", { name: `Ver las ${ids.length} tiendas` }).click();
  await expect(sums).toHaveCount(ids.length);
  await page.getByRole("button", { name: "Ver menos" }).click();
  await expect(sums).toHaveCount(6);
  await grid.getByRole("columnheader", { name: "Hora" }).scrollIntoViewIfNeeded();
  await page.locator("main").evaluate((element) => {
    element.scrollTop = 2_000;
  });
  await takeTill(page, "all-stores-list");

  await list.getByRole("textbox").fill("Mesa");
  await list.getByRole("button", { name: "Todos los días" }).click();
  await grid.getByRole("columnheader", { name: "Tienda" }).getByRole("button").click();
  await expect(grid).toHaveAttribute("data-days", "true");
  await expect(grid).toHaveAttribute("aria-busy", "false");
  await takeTill(page, "all-stores-search");

  await list.getByRole("button", { name: "Quitar filtros" }).click();
  const tills = list.getByRole("combobox", { name: "Caja" });
  const island = tills.locator('optgroup[label="Isla de Pascua"]').getByRole("option").first();
  await tills.selectOption(await island.getAttribute("value"));
  const rows = list.getByTestId("list-row").filter({ hasText: "Isla de Pascua" });
  await rows.filter({ hasText: "Pagada" }).first().click();
  await expect(page.getByTestId("intent-history")).toBeVisible();
  await takeTill(page, "all-stores-intent");
});
