import type { Page } from "@playwright/test";

import { openDatabase } from "../../relay/database/open-database.ts";
import { managerPin, openAnotherTill, openBooks, signIn } from "./manager-shop.ts";
import { expect, test } from "./shop.ts";

async function openPeople(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Personas y cajas" }).click();
}

test("of a person whom two managers change at once, each changes what they touched and no more", async ({
  shop,
}) => {
  const { page, store } = await openBooks(shop);
  const other = await openAnotherTill(shop, store, "Caja 2");
  await signIn(other, "Luz Vera", managerPin);
  await other.keyboard.press("F9");
  const dialogOf = async (window: Page) => {
    await openPeople(window);
    await window.getByTestId("member").filter({ hasText: "Ana Soto" }).click();
    return window.getByRole("dialog");
  };
  const renaming = await dialogOf(page);
  const promoting = await dialogOf(other);
  await promoting.getByRole("radio", { name: "Persona encargada" }).check();
  await promoting.getByRole("button", { name: "Guardar" }).click();
  await expect(promoting).toBeHidden();
  await renaming.getByLabel("Nombre").fill("Ana Soto Díaz");
  await renaming.getByRole("button", { name: "Guardar" }).click();
  await expect(page.getByTestId("member").filter({ hasText: "Ana Soto Díaz" })).toContainText(
    "Persona encargada",
  );
  await expect(page.getByTestId("change").first()).toContainText("Ana Soto Díaz");

  await test.step("what nobody touched is not put back by a press of Save", async () => {
    const tillOf = (window: Page, name: string) =>
      window.getByTestId("till").filter({ hasText: name }).getByRole("button").first();
    await tillOf(page, "Caja 2").click();
    await tillOf(other, "Caja 2").click();
    await promoting.getByLabel("Nombre").fill("Barra");
    await promoting.getByRole("button", { name: "Guardar" }).click();
    await expect(tillOf(other, "Barra")).toBeVisible();
    await renaming.getByRole("button", { name: "Guardar" }).click();
    await expect(renaming).toBeHidden();
    await expect(tillOf(page, "Barra")).toBeVisible();
  });
});

test("of the alerts, what another manager has changed meanwhile stays theirs", async ({ shop }) => {
  const { page, store } = await openBooks(shop);
  await page.getByRole("button", { name: "Ajustes", exact: true }).click();
  const panel = page.getByTestId("alerts");
  const save = panel.getByRole("button", { name: "Guardar los avisos" });
  await panel.getByLabel("Sistema propio (webhook)").fill("https://shop.example/avisos");
  await shop.relay.admin("store", "update", store, "--alert-emails", "jefe@shop.example");
  await save.click();
  await expect(panel).toContainText("Alguien más cambió los ajustes");
  await expect(panel.getByLabel("Correos")).toHaveValue("jefe@shop.example");
  await save.click();
  await expect(panel).toContainText("Guardado.");
  shop.canaries.add((await panel.getByTestId("alert-secret").textContent()) ?? "");
  await expect(panel.getByLabel("Correos")).toHaveValue("jefe@shop.example");
  await expect(panel.getByLabel("Sistema propio (webhook)")).toHaveValue(
    "https://shop.example/avisos",
  );
});

test("what is typed while a save is on its way is neither lost nor called saved", async ({
  shop,
}) => {
  const { page } = await openBooks(shop);
  await page.getByRole("button", { name: "Ajustes", exact: true }).click();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const save = page.getByRole("button", { name: "Guardar los ajustes" });
  await field("Máximo por venta").fill("50.000");
  const database = await openDatabase(shop.databaseUrl);
  // Somebody else is writing: the relay's answer waits.
  await database.transaction().execute(async (transaction) => {
    await transaction.updateTable("stores").set({ locale: "es-CL" }).execute();
    await save.click();
    await expect(page.getByRole("button", { name: "Guardando…" }).first()).toBeVisible();
    await field("Texto al final del comprobante").fill("¡Gracias!");
  });
  await database.destroy();
  await expect(page.getByText("Hay cambios sin guardar.").first()).toBeVisible();
  await expect(field("Máximo por venta")).toHaveValue("$50.000");
  await expect(field("Texto al final del comprobante")).toHaveValue("¡Gracias!");
  await save.click();
  await expect(page.getByText("Guardado. Las cajas lo toman en segundos.")).toBeVisible();
  await expect(field("Texto al final del comprobante")).toHaveValue("¡Gracias!");
});
