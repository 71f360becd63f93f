import { charge, expect, saleStatus, test } from "../e2e/shop.ts";
import { keyWindow, openUnpaired, typeKeys } from "../e2e/own-shop.ts";
import { takePhone, takeTill } from "./camera.ts";

test("the shop's only till: its form, the keys' window, a sale paid on its screen, its settings", async ({
  shop,
}) => {
  const page = await openUnpaired(shop);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await takeTill(page, "own-shop");
  await page.getByText("Más opciones").click();
  await takeTill(page, "own-shop-more");
  await page.getByLabel("En la pantalla de esta caja").check();
  await page.getByRole("button", { name: "Continuar con las claves de Fintoc" }).click();
  const { publicKey, secretKey } = shop.simulator;
  const keys = await keyWindow(shop);
  await keys.setViewportSize({ width: 520, height: 560 });
  await takePhone(keys, "own-shop-keys");
  await typeKeys(keys, "sk_test_notOfThisFintoc", publicKey);
  await expect(keys.getByText("Fintoc rechaza", { exact: false })).toBeVisible();
  await takePhone(keys, "own-shop-keys-refused");
  await typeKeys(keys, secretKey, publicKey);
  await expect(page.getByText("En línea")).toBeVisible();
  await charge(page, "3500");
  await expect(page.getByTestId("pay-here")).toBeVisible();
  await takeTill(page, "own-shop-pay-here");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "cancelled");
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Esta caja" }).click();
  await takeTill(page, "own-shop-settings");
  await page.getByRole("button", { name: "Pasar a un servidor compartido" }).click();
  await takeTill(page, "own-shop-move");
});
