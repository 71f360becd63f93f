import { startTestPrinter } from "../printer/test-printer.ts";
import { openAnotherTill, openManagersTill, saleAt, signIn, textOf } from "./manager-shop.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { charge, expect, saleStatus, test } from "./shop.ts";

test("two tills are closed with one Z; what is paid after it is named in the next one, and both stand on paper", async ({
  shop,
}) => {
  const printer = await startTestPrinter();
  const { page: first, store } = await openManagersTill(shop);
  await charge(first, "12990");
  await expect(saleStatus(first)).toHaveAttribute("data-status", "waiting");
  shop.simulator.act((await saleAt(first)).fintocId, "approve");
  await expect(saleStatus(first)).toHaveAttribute("data-status", "paid");
  await first.keyboard.press("Enter");
  await first.getByLabel(/Referencia/u).fill("Mesa 7");
  await charge(first, "8200");
  await expect(saleStatus(first)).toHaveAttribute("data-status", "waiting");
  const late = await saleAt(first);
  await first.keyboard.press("Escape");
  await first.getByRole("button", { name: "Sí, cancelar" }).click();
  await expect(saleStatus(first)).toHaveAttribute("data-status", "cancelled");

  const page = await openAnotherTill(shop, store, "Caja 2");
  await signIn(page, "Luz Vera", "123456");
  await charge(page, "5490");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  shop.simulator.act((await saleAt(page)).fintocId, "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  const { port } = printer;
  const chosen = { kind: "network", host: "127.0.0.1", port, paper: "80mm" } as const;
  await page.evaluate((each) => window.cobro.call("preferences.set", { printer: each }), chosen);

  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Cierres" }).click();
  const next = page.getByTestId("next-closing");
  const dialog = page.getByRole("dialog");
  const closed = page.getByTestId("closed-day");

  await test.step("what would be closed now, with what is open by name", async () => {
    await expect(next).toContainText("todavía no hay ningún cierre");
    await expect(next).toContainText("Día comercial");
    await expect(next.getByTestId("closing-received")).toContainText("$18.480");
    const open = next.getByRole("region", { name: "Siguen abiertas" });
    await expect(open).toContainText("$8.200");
    await expect(open).toContainText("Mesa 7 · Caja 1");
    await open.getByRole("button").click();
    await expect(page.getByTestId("intent-pane")).toContainText("$8.200");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("intent-pane")).toBeHidden();
    await expectAccessible(page);
  });

  await test.step("closing says what stays open; by keyboard alone; it is printed and kept", async () => {
    const opener = next.getByRole("button", { name: "Cerrar el día" });
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(dialog).toContainText("Queda 1 venta abierta, de $8.200");
    await expect(dialog).toContainText("Mesa 7");
    await expect(dialog.getByRole("switch", { name: "Imprimirlo al cerrar" })).toBeChecked();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Cerrar con Z 1" }).focus();
    await page.keyboard.press("Enter");
    await expect(closed.getByRole("heading", { name: "Cierre Z 1" })).toBeFocused();
    await expect(closed).toContainText("Cerró Luz Vera en Caja 2");
    await expect(closed).toContainText("$18.480");
    await expect(closed.getByRole("table", { name: /Por caja/u })).toContainText("Caja 1");
    await expect(closed.getByText("Se envió a la impresora.")).toBeVisible();
    await expectAccessible(page);
    const [paper] = await printer.printed(1);
    for (const text of ["Cierre Z 1", "$18.480", "Caja 1", "Siguen abiertas: 1", "Mesa 7"]) {
      expect(textOf(paper)).toContain(text);
    }
    expect(textOf(paper)).not.toContain("COPIA");
  });

  await test.step("a payment that comes after it changes nothing of it and is named in the next", async () => {
    shop.simulator.act(late.fintocId, "approve");
    await page.getByRole("button", { name: "Volver a los cierres" }).click();
    await expect(next).toContainText("Desde el cierre Z 1");
    const list = next.getByRole("region", { name: "Pagos que llegaron después de su cierre" });
    await expect(list).toContainText("$8.200");
    await expect(list).toContainText("Pagada después de cancelar");
    await expect(list).toContainText("del Z 1");
    await next.getByRole("button", { name: "Cerrar el día" }).click();
    await expect(dialog).toContainText("1 venta espera a una persona");
    await dialog.getByRole("switch").click();
    await dialog.getByRole("button", { name: "Cerrar con Z 2" }).click();
    await expect(closed.getByRole("heading", { name: "Cierre Z 2" })).toBeVisible();
    await expect(closed.getByText("El día quedó cerrado con el Z 2.")).toBeVisible();
    await expect(closed.getByRole("region", { name: /^Pagos que llegaron/u })).toContainText(
      "Mesa 7",
    );
    await closed.getByRole("button", { name: "Volver a los cierres" }).click();
    const rows = page.getByTestId("closing-row");
    await expect(rows).toHaveCount(2);
    await rows.filter({ hasText: "Z 1" }).click();
    await expect(closed.getByTestId("closing-received")).toContainText("$18.480");
    await closed.getByRole("button", { name: "Imprimir" }).click();
    const paper = (await printer.printed(2))[1];
    expect(textOf(paper)).toContain("COPIA");
    expect(textOf(paper)).toContain("$18.480");
    await page.goBack();
    await expect(rows).toHaveCount(2);
  });

  await test.step("with nothing in it, it takes a word more; another's is not closed again", async () => {
    await expect(next).toContainText("No ha terminado ninguna venta desde entonces.");
    await next.getByRole("button", { name: "Cerrar el día" }).click();
    await expect(dialog).toContainText("este quedaría en cero");
    // Meanwhile the other till closes.
    await first.bringToFront();
    await first.keyboard.press("F9");
    await first.getByRole("button", { name: "Cierres" }).click();
    await first.getByRole("button", { name: "Cerrar el día" }).click();
    await first.getByRole("button", { name: "Cerrar en cero" }).click();
    await expect(first.getByRole("heading", { name: "Cierre Z 3" })).toBeVisible();
    await first.getByRole("button", { name: "Imprimir" }).click();
    await expect(first.getByRole("alert").filter({ hasText: /impresora/u })).toBeVisible();

    await page.bringToFront();
    await dialog.getByRole("button", { name: "Cerrar en cero" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Otra persona cerró el día");
    await page.keyboard.press("Escape");
    await expect(next).toContainText("Desde el cierre Z 3");
    // What the other one has closed can be looked at.
    await expect(page.getByTestId("closing-row").filter({ hasText: "Z 3" })).toBeVisible();
    expect(await shop.relay.admin("closings", "verify")).toEqual({ checked: 3, faults: [] });
  });

  await test.step("without the relay nothing is closed, and it is said", async () => {
    await next.getByRole("button", { name: "Cerrar el día" }).click();
    await shop.relay.stop();
    await dialog.getByRole("button", { name: "Cerrar en cero" }).click();
    await expect(dialog.getByRole("alert")).toContainText("No se llega al servidor.");
    await shop.relay.restart();
    await dialog.getByRole("button", { name: "Cerrar en cero" }).click();
    await expect(closed.getByRole("heading", { name: "Cierre Z 4" })).toBeVisible();
  });
  await printer.close();
});
