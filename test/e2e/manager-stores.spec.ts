import type { Page } from "@playwright/test";

import { accessibilityFaults } from "../screens/inspect-page.ts";
import { signIn } from "./manager-shop.ts";
import { openOtherTill } from "./other-till.ts";
import { expect, test, type Shop } from "./shop.ts";

const books = (page: Page) => page.getByTestId("manager-screen");
const chooser = (page: Page) => page.getByRole("combobox", { name: "Tienda" });
const hash = (page: Page) => new URL(page.url()).hash;
const row = (page: Page, store: string) => page.getByTestId("store-row").filter({ hasText: store });

async function addStore(shop: Shop, name: string, currency: string, zone: string) {
  const words = ["--name", name, "--currency", currency, "--time-zone", zone];
  const added = await shop.relay.admin("store", "add", ...words);
  return String(JSON.parse(JSON.stringify(added)).store.id);
}

test("a manager of several stores chooses one or sees all side by side, live, by keyboard and by address", async ({
  shop,
}) => {
  const { code, store } = await shop.addTill();
  const luz = await shop.addStaff(store, "manager", "Luz Vera", "123456");
  const island = await addStore(shop, "Isla", "CLP", "Pacific/Easter");
  const roma = await addStore(shop, "Roma", "MXN", "America/Mexico_City");
  const foreign = await addStore(shop, "Ajena", "CLP", "America/Santiago");
  for (const each of [island, roma]) await shop.relay.admin("staff", "allow", luz, "--store", each);
  const [here, there, far] = [
    await openOtherTill(shop, store, "Caja 2"),
    await openOtherTill(shop, island, "Caja 1"),
    await openOtherTill(shop, roma, "Caja 1"),
  ];
  const pay = async (charged: Promise<string>) => shop.simulator.act(await charged, "approve");
  await pay(here.charge(1_000));
  await pay(there.charge(20_000));
  await pay(far.charge(30_050, "MXN"));

  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await signIn(page, "Luz Vera", "123456");
  // Who is signed in as a manager needs no second PIN.
  await page.keyboard.press("F9");
  await expect(books(page)).toContainText("$1.000");
  await expect(chooser(page).getByRole("option")).toHaveText([
    "Café Providencia (esta caja)",
    "Isla",
    "Roma",
    "Todas las tiendas",
  ]);

  await chooser(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(books(page)).toContainText("$20.000");
  expect(hash(page)).toContain(`store=${island}`);
  await page.keyboard.press("End");
  await expect(chooser(page)).toHaveValue("all");
  expect(hash(page)).toContain("store=all");
  await expect(row(page, "Café Providencia")).toContainText("$1.000");
  await expect(row(page, "Isla")).toContainText("$20.000");
  await expect(row(page, "Roma")).toContainText("300,50");
  await expect(row(page, "Ajena")).toHaveCount(0);
  const totals = page.getByTestId("stores-total");
  await expect(totals).toHaveCount(2);
  await expect(totals.nth(0)).toContainText("$21.000");
  await expect(totals.nth(1)).toContainText("300,50");
  expect(await accessibilityFaults(page)).toEqual([]);

  // Whatever happens in any of them is seen at once.
  await pay(there.charge(3_000));
  await expect(row(page, "Isla")).toContainText("$23.000");
  await expect(totals.nth(0)).toContainText("$24.000");

  await row(page, "Isla").getByRole("button").press("Enter");
  await expect(chooser(page)).toHaveValue(island);
  await expect(books(page)).toContainText("$23.000");
  await page.goBack();
  await expect(chooser(page)).toHaveValue("all");

  // What is of one store alone says so; that is no fault.
  for (const section of ["people", "settings", "statement"]) {
    await page.evaluate((name) => window.location.replace(`#/${name}?store=all`), section);
    await expect(books(page)).toContainText(/Elegir una (?:tienda|arriba)/u);
    await expect(page.getByRole("alert").filter({ hasText: /./u })).toHaveCount(0);
  }

  // A store of somebody else's is none.
  await page.evaluate((id) => window.location.replace(`#/day?store=${id}`), foreign);
  await expect(books(page)).toContainText("Esa tienda no es de quien abrió las cuentas");
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Ver Café Providencia" }).click();
  await expect(books(page)).toContainText("$1.000");
});

test("who belongs to a store signs in there with the same PIN; of one store there is nothing to choose", async ({
  shop,
}) => {
  const home = await addStore(shop, "Isla", "CLP", "Pacific/Easter");
  const luz = await shop.addStaff(home, "manager", "Luz Vera", "123456");
  const { code, store } = await shop.addTill();
  await shop.addStaff(store, "manager", "Eva Ruiz", "081500");
  await shop.relay.admin("staff", "allow", luz, "--store", store);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await signIn(page, "Eva Ruiz", "081500");
  await page.keyboard.press("F9");
  await expect(books(page)).toContainText("Eva Ruiz, hasta las");
  await expect(books(page)).toContainText("$0");
  await expect(chooser(page)).toHaveCount(0);
  await page.keyboard.press("Control+l");
  await page.getByRole("button", { name: "Otra persona" }).click();
  await page.getByRole("button", { name: "Luz Vera" }).click();
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(books(page)).toContainText("Luz Vera, hasta las");
  await expect(chooser(page)).toHaveValue(store);
});
