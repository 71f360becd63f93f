import { signIn } from "../e2e/manager-shop.ts";
import { openOtherTill } from "../e2e/other-till.ts";
import { expect, test } from "../e2e/shop.ts";
import { relayOfVersion } from "../till/relay-of-version.ts";
import { prefer, takeTill } from "./camera.ts";

test("whose PIN opens the books, their end, and all stores side by side", async ({ shop }) => {
  const { code, store } = await shop.addTill();
  await shop.addStaff(store, "cashier", "Ana Soto", "4711");
  const luz = await shop.addStaff(store, "manager", "Luz Vera", "123456");
  await shop.addStaff(store, "manager", "Maximiliano Fernández de la Fuente", "654321");
  const more = [
    ["Ferretería y Materiales de Construcción San Bernardo", "CLP", "America/Santiago"],
    ["Isla", "CLP", "Pacific/Easter"],
    ["Roma Norte", "MXN", "America/Mexico_City"],
  ] as const;
  const pay = async (charged: Promise<string>) => shop.simulator.act(await charged, "approve");
  const own = await openOtherTill(shop, store, "Caja 2");
  await pay(own.charge(1_234_990));
  await own.charge(5_490);
  for (const [name, currency, zone] of more) {
    const words = ["--name", name, "--currency", currency, "--time-zone", zone];
    const added = await shop.relay.admin("store", "add", ...words);
    const { id } = JSON.parse(JSON.stringify(added)).store;
    await shop.relay.admin("staff", "allow", luz, "--store", id);
    await pay((await openOtherTill(shop, id, "Caja 1")).charge(98_765_432, currency));
  }
  const relay = await relayOfVersion(shop.relay.url());
  /** How long a session of Luz's is said to live; `null`: as long as it does. */
  let lifeMs: number | null = null;
  relay.alter("POST /v1/staff/sessions", (answer) =>
    lifeMs === null
      ? answer
      : { ...answer, expiresAt: new Date(Date.now() + lifeMs).toISOString() },
  );
  const page = await shop.openTill(`--relay=${relay.url}`, `--pairing-code=${code}`);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.clock.install();
  await page.getByRole("button", { name: "Ana Soto" }).click();
  await page.keyboard.type("4711");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("staff-chip")).toContainText("Ana Soto");
  // Long before the page's time is moved, so that the till has heard of it by then.
  await prefer(page, { lockAfterMinutes: 0 });
  await page.keyboard.press("F9");
  const books = page.getByTestId("manager-screen");
  await expect(books).toContainText("PIN de Luz Vera");
  await takeTill(page, "books-pin");

  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Tienda" }).selectOption({ label: "Todas las tiendas" });
  await expect(page.getByTestId("store-row")).toHaveCount(4);
  await takeTill(page, "books-all-stores");

  lifeMs = 8_000;
  await page.getByRole("button", { name: "Cerrar las cuentas" }).click();
  await page.keyboard.press("F9");
  await expect(books).toContainText("PIN de Luz Vera");
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("books-ending")).toBeVisible();
  await expect(books).toContainText("pasaron los 15 minutos de Luz Vera");
  await takeTill(page, "books-closed");

  lifeMs = null;
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await expect(books).toContainText("Luz Vera, hasta las");
  // The page's time alone goes on: the session itself lives, and no idle till is locked.
  await page.clock.fastForward("14:01");
  await expect(page.getByTestId("books-ending")).toBeVisible();
  await takeTill(page, "books-last-minute");
  await page.keyboard.press("F9");
  await expect(page.getByRole("dialog")).toContainText("PIN de Luz Vera");
  await takeTill(page, "books-go-on");
  await relay.close();
});

test("a store whose books nobody can open", async ({ shop }) => {
  const { code, store } = await shop.addTill();
  await shop.addStaff(store, "cashier", "Ana Soto", "4711");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page, "Ana Soto", "4711");
  await page.keyboard.press("F9");
  await expect(page.getByRole("heading", { name: "Falta una persona encargada" })).toBeVisible();
  await takeTill(page, "books-nobody");
});
