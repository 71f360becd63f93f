import type { Page } from "@playwright/test";

import { saleAt, openManagersTill } from "../e2e/manager-shop.ts";
import { charge, expect, saleStatus, test, type Shop } from "../e2e/shop.ts";
import { takeTill } from "./camera.ts";

/** Charges and lets the bank answer, or leaves it cancelled and unpaid; goes back to the keypad. */
async function sell(shop: Shop, page: Page, digits: string, reference: string, end: string) {
  const becomes = (status: string) =>
    expect(saleStatus(page)).toHaveAttribute("data-status", status);
  if (reference !== "") await page.getByLabel(/Referencia/u).fill(reference);
  await charge(page, digits);
  await becomes("waiting");
  const { fintocId } = await saleAt(page);
  if (end === "cancelled") {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
  } else shop.simulator.act(fintocId, end === "paid" ? "approve" : "reject");
  await becomes(end);
  await page.getByRole("button", { name: /^Próxima venta/u }).click();
  await expect(page.getByTestId("keypad")).toBeVisible();
  return fintocId;
}

test("the closings: what would be closed, the confirmation, and closings that were made", async ({
  shop,
}) => {
  const { page } = await openManagersTill(shop);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await sell(shop, page, "1250000", "Factura 20931", "paid");
  await sell(shop, page, "21000", "", "rejected");
  await sell(shop, page, "12990", "Mesa 4", "paid");
  const late = await sell(shop, page, "8200", "Pedido 1184, despacho a domicilio", "cancelled");
  const printer = { kind: "network", host: "127.0.0.1", port: 9, paper: "80mm" } as const;
  await page.evaluate((each) => window.cobro.call("preferences.set", { printer: each }), printer);
  await page.evaluate(() => {
    window.location.hash = "#/closings";
  });
  const next = page.getByTestId("next-closing");
  const dialog = page.getByRole("dialog");
  const closed = page.getByTestId("closed-day");
  const close = async (number: number) => {
    await next.getByRole("button", { name: "Cerrar el día" }).click();
    await dialog.getByRole("button", { name: `Cerrar con Z ${number}` }).click();
    await expect(closed.getByRole("heading", { name: `Cierre Z ${number}` })).toBeVisible();
  };

  await expect(next.getByRole("region", { name: "Siguen abiertas" })).toBeVisible();
  await takeTill(page, "closings-first");
  await close(1);
  // Nobody prints at port 9.
  await expect(closed.getByRole("alert")).not.toBeEmpty();
  await takeTill(page, "closings-printer-failed");
  await page.getByRole("button", { name: "Volver a los cierres" }).click();
  await expect(next).toContainText("Desde el cierre Z 1");
  await takeTill(page, "closings-nothing-new");
  shop.simulator.act(late, "approve");
  await expect(next.getByRole("region", { name: /^Pagos que llegaron/u })).toBeVisible();
  await takeTill(page, "closings-late");
  await next.getByRole("button", { name: "Cerrar el día" }).click();
  await expect(dialog.getByText("1 venta espera a una persona")).toBeVisible();
  await takeTill(page, "closings-confirm");
  await page.keyboard.press("Escape");
  await close(2);
  await takeTill(page, "closings-closed");
});
