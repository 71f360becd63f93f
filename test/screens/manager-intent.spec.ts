import type { Page } from "@playwright/test";

import { openIntent, saleAt, openManagersTill, type KnownSale } from "../e2e/manager-shop.ts";
import { charge, expect, saleStatus, test, type Shop } from "../e2e/shop.ts";
import { takesPictures, takeTill } from "./camera.ts";

/** Charges, lets the bank answer, and goes back to the keypad. */
async function sell(
  shop: Shop,
  page: Page,
  digits: string,
  end: "approve" | "cancel, then approve" | "fail" | null,
): Promise<KnownSale> {
  const becomes = (status: string) =>
    expect(saleStatus(page)).toHaveAttribute("data-status", status);
  await page.getByLabel(/Referencia/u).fill("Pedido 1184, despacho a domicilio");
  await page.getByLabel(/Correo/u).fill("camila.rojas.fuenzalida@correo.cl");
  await charge(page, digits);
  await becomes("waiting");
  const sale = await saleAt(page);
  if (end === null) {
    await page.getByRole("button", { name: /^Dejar en espera/u }).click();
    return sale;
  }
  if (end === "cancel, then approve") {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
    await becomes("cancelled");
  }
  const details = { errorReason: "new_contact_amount_limit_reached" };
  shop.simulator.act(sale.fintocId, end === "fail" ? "fail" : "approve", details);
  await becomes({ approve: "paid", fail: "failed", "cancel, then approve": "attention" }[end]);
  await page.getByRole("button", { name: /^Próxima venta/u }).click();
  await expect(page.getByTestId("keypad")).toBeVisible();
  return sale;
}

test("one sale as its manager sees it", async ({ shop }) => {
  const { page } = await openManagersTill(shop);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const paid = await sell(shop, page, "1250000", "approve");
  const late = await sell(shop, page, "8200", "cancel, then approve");
  const failed = await sell(shop, page, "21000", "fail");
  const open = await sell(shop, page, "34500", null);
  await page.keyboard.press("F9");
  await expect(page.getByTestId("manager-screen")).toContainText("Luz Vera, hasta las");
  const pane = page.getByTestId("intent-pane");
  const bottom = () => pane.getByTestId("intent-ids").scrollIntoViewIfNeeded();

  await test.step("paid, with its history", async () => {
    await openIntent(page, paid.id);
    await expect(pane.locator('[data-source="fetch"]')).toBeVisible();
    await takeTill(page, "intent-paid");
    await pane.getByRole("button", { name: "Copiar: En Fintoc" }).click();
    await bottom();
    if (takesPictures) await takeTill(page, "intent-paid-history");
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
  });

  await test.step("refunds: what is true before, one under way, one that failed", async () => {
    await openIntent(page, paid.id);
    const refunds = pane.getByTestId("refunds");
    const dialog = page.getByRole("dialog", { name: "Devolver dinero" });
    const refund = async (amount: string) => {
      await refunds.getByRole("button", { name: "Devolver…" }).click();
      await dialog.getByRole("radio", { name: "Una parte" }).check();
      await dialog.getByLabel("Monto a devolver").fill(amount);
      for (const digit of "123456") await dialog.getByRole("button", { name: digit }).click();
      await dialog.getByRole("button", { name: "Devolver", exact: true }).click();
    };
    await refunds.getByRole("button", { name: "Devolver…" }).click();
    if (takesPictures) await takeTill(page, "refund-all");
    await page.keyboard.press("Escape");
    await refund("2.000.000");
    await takeTill(page, "refund-too-much");
    await page.keyboard.press("Escape");
    await refund("250.000");
    await expect(refunds.getByTestId("refund")).toHaveCount(1);
    shop.simulator.actOnRefund(shop.simulator.refunds()[0]?.id ?? "", "fail");
    await expect(refunds.getByTestId("refund")).toHaveAttribute("data-status", "failed");
    await refund("400.000");
    await expect(refunds.getByTestId("refund")).toHaveCount(2);
    await refunds.getByRole("button", { name: "Cancelar la devolución" }).click();
    await refunds.scrollIntoViewIfNeeded();
    await takeTill(page, "refund-underway");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
  });

  await test.step("what needs a person, before and after", async () => {
    await openIntent(page, late.id);
    await pane.getByRole("button", { name: "Resolver" }).click();
    await takeTill(page, "intent-attention");
    await pane.getByLabel("Qué se hizo").fill("Se entregó lo comprado al día siguiente");
    await page.keyboard.press("Enter");
    await expect(pane).toContainText("Resuelta por Luz Vera");
    if (takesPictures) await takeTill(page, "intent-settled");
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
  });

  await test.step("failed, open and about to be cancelled, and none", async () => {
    if (takesPictures) {
      await openIntent(page, failed.id);
      await expect(pane).toContainText("destinatario nuevo");
      await takeTill(page, "intent-failed");
      await page.keyboard.press("Escape");
      await expect(pane).toBeHidden();
    }
    await openIntent(page, open.id);
    await pane.getByRole("button", { name: "Consultar al banco ahora" }).click();
    await expect(pane).toContainText("Consultado a las");
    await pane.getByRole("button", { name: "Cancelar la venta" }).click();
    await takeTill(page, "intent-open");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
    await openIntent(page, "0199f3a0-7c00-7000-8000-000000000001");
    await expect(pane).toContainText("No hay ninguna venta");
    await takeTill(page, "intent-unknown");
  });
});
