import type { Page } from "@playwright/test";

import { heardBy, listen, melodies } from "./heard.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./shop.ts";

const section = (page: Page, name: string) => page.getByRole("tab", { name });

test("volume and voice are chosen, tried and kept; every sound can be tried", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await listen(page, ["es-MX", "en-US"]);
  await page.getByRole("button", { name: "Ajustes" }).click();
  await section(page, "Sonido y voz").click();

  const volume = page.getByRole("slider", { name: "Volumen" });
  await expect(volume).toHaveAttribute("aria-valuetext", "80%");
  await volume.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(volume).toHaveAttribute("aria-valuetext", "60%");
  const voice = page.getByRole("switch", { name: "Decir el monto en voz alta" });
  await expect(voice).not.toBeChecked();
  await voice.click();
  await expect(voice).toBeChecked();
  await expect(page.getByText("Habla la voz es-MX.")).toBeVisible();

  for (const name of ["Pagado", "No pagado", "Venta en espera", "Alarma", "Voz"]) {
    await page.getByRole("button", { name, exact: true }).click();
  }
  const tried = [melodies.paid, melodies.notPaid, melodies.asidePaid, melodies.alarm].flat();
  await expect.poll(async () => (await heardBy(page)).notes).toEqual(tried);
  const text = "Pago recibido: doce mil novecientos noventa pesos";
  expect((await heardBy(page)).said).toEqual([{ text, voice: "es-MX" }]);

  await volume.press("Home");
  await expect(page.getByText("En silencio", { exact: false })).toBeVisible();
  // The slider tells at once, the till has kept it a moment later.
  const kept = () =>
    page.evaluate(async () => {
      const told = await window.cobro.call("till.get", {});
      return told.ok ? told.value.preferences.volume : null;
    });
  await expect.poll(kept).toBe(0);
  await page.getByRole("button", { name: "Pagado", exact: true }).click();
  await expect(page.getByText("El volumen está en cero", { exact: false })).toBeVisible();
  expect((await heardBy(page)).notes).toEqual(tried);

  await shop.killTill();
  const again = await shop.reopenTill();
  await listen(again, ["pt-BR"]);
  await again.getByRole("button", { name: "Ajustes" }).click();
  await section(again, "Sonido y voz").click();
  await expect(again.getByRole("slider")).toHaveAttribute("aria-valuetext", "0%");
  await expect(again.getByRole("switch")).toBeChecked();
  await expect(again.getByText("no tiene una voz en este idioma", { exact: false })).toBeVisible();
});

test("the sections by keyboard alone: a network printer, the server always in sight, axe", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  const host = new URL(shop.relay.url()).host;
  const opener = page.getByRole("button", { name: "Ajustes" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(section(page, "Idioma y apariencia")).toBeFocused();

  for (const name of [
    "Sonido y voz",
    "Impresora",
    "Pantalla del cliente",
    "Otros programas",
    "Esta caja",
  ]) {
    await page.keyboard.press("ArrowDown");
    await expect(section(page, name)).toBeFocused();
    await expect(page.getByRole("tabpanel", { name })).toBeVisible();
    await expect(page.getByText(host).first()).toBeVisible();
    await expectAccessible(page);
  }
  const facts = page.getByRole("tabpanel");
  for (const fact of [host, "Café Providencia", "Caja 1", "CLP", "America/Santiago", "0.1.0"]) {
    await expect(facts.getByText(fact, { exact: true })).toBeVisible();
  }
  // Nobody signs in at this store, so there is nothing to lock.
  await expect(section(page, "Bloqueo")).toHaveCount(0);

  await section(page, "Impresora").click();
  await page.getByRole("radio", { name: "De la red" }).click();
  await expect(page.getByRole("button", { name: "Imprimir prueba" })).toBeDisabled();
  const address = page.getByLabel("Dirección de la impresora");
  await address.fill("http://impresora");
  await page.keyboard.press("Enter");
  await expect(page.getByText("sin espacios", { exact: false })).toBeVisible();
  await address.fill("127.0.0.1");
  await page.getByLabel("Puerto").fill("9");
  await page.getByRole("radio", { name: "58 mm" }).click();
  await expect(page.getByText("Se imprime en 127.0.0.1:9.")).toBeVisible();
  await page.getByRole("switch", { name: "Imprimir comprobante automáticamente" }).click();
  await expect(page.getByRole("switch")).toBeChecked();
  await page.getByRole("button", { name: "Imprimir prueba" }).click();
  await expect(page.getByRole("tabpanel").getByRole("alert").last()).not.toBeEmpty();

  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  await opener.click();
  await section(page, "Impresora").click();
  await expect(page.getByRole("radio", { name: "De la red" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "58 mm" })).toBeChecked();
  await expect(page.getByLabel("Puerto")).toHaveValue("9");
});
