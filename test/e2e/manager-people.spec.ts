import { openBooks, signIn } from "./manager-shop.ts";
import { expect, test } from "./shop.ts";

test("the manager adds, changes and removes people, and each change is written down", async ({
  shop,
}) => {
  // Each PIN is typed twice, and hashed as slowly as it is meant to be.
  const { page } = await openBooks(shop);
  for (const pin of ["1111", "0815", "2468", "9753"]) shop.canaries.add(`"${pin}"`);
  await page.getByRole("button", { name: "Personas y cajas" }).click();
  const people = page.getByRole("region", { name: "Personas" });
  const member = (name: string) => people.getByTestId("member").filter({ hasText: name });
  const dialog = page.getByRole("dialog");
  await expect(member("Ana Soto")).toContainText("Cobra");
  await expect(member("Luz Vera")).toContainText("Persona encargada");

  await test.step("somebody new: a name that there is, two PINs that differ, an easy one", async () => {
    await people.getByRole("button", { name: "Agregar persona" }).click();
    await expect(dialog.getByLabel("Nombre")).toBeFocused();
    await page.keyboard.type("ana soto");
    await dialog.getByRole("button", { name: "1", exact: true }).click();
    await page.keyboard.type("111");
    await expect(dialog).toContainText("Fácil de adivinar");
    await dialog.getByRole("radio", { name: "Persona encargada" }).check();
    await dialog.getByRole("button", { name: "Seguir" }).click();
    await expect(dialog).toContainText("Una persona encargada necesita otro");
    await dialog.getByRole("radio", { name: "Cobra" }).check();
    await dialog.getByRole("button", { name: "1", exact: true }).click();
    await page.keyboard.type("111");
    await page.keyboard.press("Enter");
    await expect(dialog).toContainText("El mismo PIN otra vez");
    await page.keyboard.type("0815");
    await page.keyboard.press("Enter");
    await expect(dialog).toContainText("Los dos PIN no son iguales");
    for (const _ of ["first", "again"]) {
      await page.keyboard.type("0815");
      await page.keyboard.press("Enter");
    }
    await expect(dialog).toContainText("Ya hay alguien con ese nombre");
    await dialog.getByLabel("Nombre").fill("Bea Ríos");
    await dialog.getByRole("button", { name: "Agregar persona" }).click();
    await expect(dialog).toBeHidden();
    await expect(people.getByRole("status")).toContainText("Bea Ríos ya puede entrar");
    await expect(member("Bea Ríos")).toBeVisible();
  });

  await test.step("the last manager stays one; another name and role for somebody else", async () => {
    await member("Luz Vera").click();
    await dialog.getByRole("radio", { name: "Cobra" }).check();
    await dialog.getByRole("button", { name: "Guardar" }).click();
    await expect(dialog).toContainText("Es la última persona encargada");
    await page.keyboard.press("Escape");
    await expect(member("Luz Vera")).toBeFocused();
    await member("Bea Ríos").click();
    await dialog.getByLabel("Nombre").fill("Beatriz Ríos");
    await dialog.getByRole("radio", { name: "Persona encargada" }).check();
    await page.keyboard.press("Enter");
    await expect(member("Beatriz Ríos")).toContainText("Persona encargada");
  });

  await test.step("another PIN, and somebody's end", async () => {
    await member("Ana Soto").click();
    await dialog.getByRole("button", { name: "Cambiar el PIN…" }).click();
    await expect(dialog).toContainText("El PIN anterior de Ana Soto deja de valer");
    // Escape goes one step back, not out of the dialog.
    await page.keyboard.type("97");
    await page.keyboard.press("Escape");
    await expect(dialog.getByLabel("Nombre")).toBeFocused();
    await dialog.getByRole("button", { name: "Cambiar el PIN…" }).click();
    for (const _ of ["first", "again"]) {
      await page.keyboard.type("9753");
      await page.keyboard.press("Enter");
    }
    await expect(dialog).toBeHidden();
    await member("Beatriz Ríos").click();
    await dialog.getByRole("button", { name: "Quitar a Beatriz Ríos…" }).click();
    await expect(dialog).toContainText("su caja se bloquea en segundos");
    await dialog.getByRole("button", { name: "Quitar a Beatriz Ríos" }).click();
    await expect(member("Beatriz Ríos")).toBeHidden();
  });

  await test.step("the record", async () => {
    const changes = page.getByTestId("change");
    await expect(changes.first()).toContainText("Quitó a Beatriz Ríos");
    await expect(changes.nth(1)).toContainText("Cambió el PIN de Ana Soto");
    await expect(changes.nth(1)).toContainText("Luz Vera");
    await expect(changes.nth(2)).toContainText("Bea Ríos: de Cobra a Persona encargada");
    await expect(changes.nth(3)).toContainText("de Bea Ríos a Beatriz Ríos");
    await expect(changes.last()).toContainText("Quien administra Cobro");
  });

  await page.getByRole("button", { name: "Volver a la caja" }).click();
  await page.keyboard.press("Control+l");
  await page.getByRole("button", { name: "Otra persona" }).click();
  await expect(page.getByRole("button", { name: "Beatriz" })).toBeHidden();
  await signIn(page, "Ana Soto", "9753");
});

test("the store's limits, tips, quick amounts, logo and words are set on screen, and the till has them within seconds", async ({
  shop,
}) => {
  const { page, store } = await openBooks(shop);
  await page.getByRole("button", { name: "Ajustes", exact: true }).click();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const save = page.getByRole("button", { name: "Guardar los ajustes" });
  await expect(page.getByText("America/Santiago")).toBeVisible();
  await expect(save).toBeDisabled();

  await test.step("what cannot be is told at its field, and nothing is kept", async () => {
    await field("Máximo por venta").fill("mucho");
    await field("Monto 1").fill("9.000");
    await save.click();
    await expect(page.getByText("Escribir un monto, como 12.990.")).toBeVisible();
    await field("Máximo por venta").fill("5.000");
    await save.click();
    await expect(page.getByText("Un monto rápido supera el máximo por venta")).toBeVisible();
    await page.setInputFiles("input[type=file]", {
      name: "half.png",
      mimeType: "image/png",
      buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    });
    await expect(page.getByText("No es una imagen PNG, JPEG o SVG.")).toBeVisible();
    await field("Monto 1").fill("900");
    await page.setInputFiles("input[type=file]", {
      name: "logo.gif",
      mimeType: "image/png",
      buffer: Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
    });
    await expect(page.getByText("No es una imagen PNG, JPEG o SVG.")).toBeHidden();
    await save.click();
    await expect(page.getByText("No es una imagen PNG, JPEG o SVG.")).toBeVisible();
    await page.setInputFiles("input[type=file]", {
      name: "logo.png",
      mimeType: "image/png",
      buffer: Buffer.alloc(64 * 1024 + 1),
    });
    await expect(page.getByText("La imagen pesa más de 64 KB.")).toBeVisible();
  });

  await test.step("the receipt is shown before it is kept; somebody else's change meanwhile is told", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9"/></svg>';
    await page.setInputFiles("input[type=file]", {
      name: "logo.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from(svg),
    });
    await field("Texto al final del comprobante").fill("¡Gracias!\nVuelva pronto");
    await page.getByRole("switch", { name: "Se ofrecen propinas" }).check();
    await field("Porcentaje 1").fill("10");
    const preview = page.getByTestId("receipt-preview");
    await expect(preview).toContainText("Vuelva pronto");
    await expect(preview.locator("img")).toBeVisible();
    await shop.relay.admin("store", "update", store, "--confirm-above", "3000");
    await save.click();
    await expect(page.getByText("Alguien más cambió los ajustes")).toBeVisible();
    await expect(field("Confirmar con el banco desde")).toHaveValue("$3.000");
    await expect(field("Texto al final del comprobante")).toHaveValue("¡Gracias!\nVuelva pronto");
    await save.click();
    await expect(page.getByText("Guardado. Las cajas lo toman en segundos.")).toBeVisible();
  });

  await page.getByRole("button", { name: "Volver a la caja" }).click();
  await expect(page.getByRole("button", { name: "$900" })).toBeVisible();
  await page.getByRole("button", { name: "9", exact: true }).click();
  for (const _ of "000") await page.keyboard.press("0");
  await page.getByRole("button", { name: /^Cobrar/u }).click();
  await expect(page.getByText("El máximo de esta tienda es $5.000")).toBeVisible();
});
