import { openBooks } from "../e2e/manager-shop.ts";
import { charge, expect, test } from "../e2e/shop.ts";
import { takesPictures, takeTill } from "./camera.ts";

test("people, tills, the code of a new computer, and the store's settings", async ({ shop }) => {
  const { page, store } = await openBooks(shop);
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const name of ["Terraza", "Bodega"]) {
    await shop.relay.admin("till", "add", "--store", store, "--name", name);
  }
  await shop.addStaff(store, "cashier", "María Fernanda Larraín Errázuriz", "0815");
  await shop.addStaff(store, "cashier", "W".repeat(40), "0816");
  const account = ["--recipient-holder-id", "11.111.111-1", "--recipient-number", "000123456"];
  const bank = ["--recipient-type", "sight_account", "--recipient-institution", "cl_banco_estado"];
  const offers = ["--quick-amounts", "1000,2000,5000", "--tips", "10,15", "--max-amount", "500000"];
  await shop.relay.admin("store", "update", store, ...account, ...bank, ...offers);
  await page.getByRole("button", { name: "Volver a la caja" }).click();
  await charge(page, "24990");
  await page.keyboard.press("F9");
  const dialog = page.getByRole("dialog");

  await test.step("people and tills", async () => {
    await page.getByRole("button", { name: "Personas y cajas" }).click();
    await expect(page.getByTestId("member")).toHaveCount(4);
    await expect(page.getByText("1 venta abierta", { exact: false })).toBeVisible();
    await takeTill(page, "people");
    await page.getByTestId("member").first().click();
    await takeTill(page, "people-member");
    await dialog.getByRole("button", { name: "Cambiar el PIN…" }).click();
    await page.keyboard.type("1234");
    await takeTill(page, "people-pin");
    await page.keyboard.press("Escape");
    await expect(dialog.getByLabel("Nombre")).toBeFocused();
    await page.keyboard.press("Escape");
    // A name as long as one may be, without a place to break it.
    await page.getByTestId("member").filter({ hasText: "WWW" }).click();
    const isWhole = (element: Element) => element.scrollWidth <= element.clientWidth;
    const expectWhole = async () => {
      for (const part of [dialog, ...(await dialog.locator("> *").all())]) {
        expect(await part.evaluate(isWhole)).toBe(true);
      }
    };
    await expectWhole();
    await dialog.getByRole("button", { name: /^Quitar a W/u }).click();
    await expect(dialog).toContainText("su caja se bloquea en segundos");
    await expectWhole();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page
      .getByTestId("till")
      .getByRole("button", { name: /^Terraza/u })
      .click();
    if (takesPictures) await takeTill(page, "people-till");
    await dialog.getByRole("button", { name: "Dar de baja…" }).click();
    await takeTill(page, "people-revoke");
    await dialog.getByRole("button", { name: "Volver" }).click();
    await dialog.getByRole("button", { name: "Equipo nuevo para esta caja…" }).click();
    await dialog.getByRole("button", { name: "Hacer un código" }).click();
    shop.canaries.add((await dialog.getByTestId("pairing-code").textContent()) ?? "");
    await takeTill(page, "people-code");
    await page.keyboard.press("Escape");
  });

  await test.step("the store's settings", async () => {
    await page.getByRole("button", { name: "Ajustes", exact: true }).click();
    await page.getByLabel("Texto al final del comprobante").fill("¡Gracias!\nVuelva pronto");
    await page.getByLabel("Monto 1", { exact: true }).fill("900.000");
    await page.getByRole("button", { name: "Guardar los ajustes" }).click();
    await expect(page.getByText("Un monto rápido supera")).toBeVisible();
    await takeTill(page, "store-settings");
  });
});
