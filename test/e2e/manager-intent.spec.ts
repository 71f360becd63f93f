import { startTestPrinter } from "../printer/test-printer.ts";
import {
  openAnotherTill,
  openIntent,
  openTeamsTill,
  saleAt,
  signIn,
  textOf,
} from "./manager-shop.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { charge, expect, saleStatus, test } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

test("a sale's whole history: who charged, what told it, when, who paid, and its identifiers", async ({
  shop,
}) => {
  const { page } = await openTeamsTill(shop, "Ana Soto");
  await page.getByLabel(/Referencia/u).fill("Mesa 4");
  await page.getByLabel(/Correo/u).fill("cliente@correo.cl");
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const paid = await saleAt(page);
  shop.simulator.act(paid.fintocId, "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  await charge(page, "21000");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const failed = await saleAt(page);
  shop.simulator.act(failed.fintocId, "fail", { errorReason: "insufficient_funds" });
  await expect(saleStatus(page)).toHaveAttribute("data-status", "failed");
  await page.keyboard.press("Enter");

  await page.keyboard.press("F9");
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  const opener = page.getByRole("button", { name: "Día anterior" });
  await opener.focus();
  const pane = page.getByTestId("intent-pane");
  const steps = pane.getByTestId("intent-history").getByRole("listitem");

  await test.step("a paid one", async () => {
    await openIntent(page, paid.id);
    await expect(pane.getByRole("heading", { name: "$12.990" })).toBeVisible();
    await expect(pane.getByTestId("intent-status")).toHaveText("Pagada");
    await expect(steps.first()).toContainText("Se cobró");
    await expect(steps.first()).toContainText("Ana Soto, en Caja 1");
    const told = pane.locator('[data-source="webhook"]').first();
    await expect(told).toContainText("Aviso de Fintoc");
    await expect(told).toContainText(/evt_\w+/u);
    await expect(told).toContainText(/\+(?:0,\d|\d+) s/u);
    await expect(told.getByRole("time")).toHaveText(/^\d{2}:\d{2}:\d{2}$/u);
    await expect(pane.locator('[data-source="fetch"]')).toContainText("Consulta a Fintoc");
    await expect(pane.locator('[data-decides="true"]')).toHaveCount(1);
    const facts = pane.getByTestId("intent-facts");
    for (const fact of ["Mesa 4", "Ana Soto", "BancoEstado", "cliente@correo.cl", "De prueba"]) {
      await expect(facts).toContainText(fact);
    }
    await expect(facts).toContainText(/Cuenta del cliente.*•••• \d{4}/u);
    await expect(facts).toContainText(/Titular•+\w{3}/u);
    await expectAccessible(page);
  });

  await test.step("its identifiers are copied", async () => {
    const eventId = await pane
      .getByText(/^evt_\w+$/u)
      .first()
      .textContent();
    const row = (what: string | RegExp) => pane.getByRole("button", { name: what });
    await row("Copiar: De esta venta").click();
    await expect(pane.getByText("Copiado")).toBeVisible();
    await row("Copiar: En Fintoc").click();
    await row(/^Copiar: Aviso evt_/u)
      .first()
      .click();
    await expect(pane.getByText("Copiado")).toHaveCount(1);
    if (tillRunsIn !== "Electron") {
      for (const id of [paid.id, paid.fintocId, eventId]) {
        await expect.poll(() => shop.preview().told()).toContain(`copied ${id}`);
      }
    }
  });

  await test.step("a failed one says why; closing brings the focus and the screen back", async () => {
    await openIntent(page, failed.id);
    await expect(pane.getByRole("heading", { name: "$21.000" })).toBeVisible();
    await expect(pane.locator('[data-decides="true"]')).toContainText("no tiene saldo suficiente");
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
    await expect(opener).toBeFocused();
    expect(await page.evaluate(() => window.location.hash)).toBe("#/day");
    await page.goBack();
    await expect(pane).toBeVisible();
    await page.goBack();
    await expect(pane).toBeHidden();
  });

  await test.step("one that there is not", async () => {
    await openIntent(page, "0199f3a0-7c00-7000-8000-000000000001");
    await expect(pane).toContainText("No hay ninguna venta con este identificador");
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
    await openIntent(page, "not-an-id");
    await expect(pane).toContainText("No hay ninguna venta con este identificador");
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
    await shop.relay.stop();
    await openIntent(page, paid.id);
    await expect(pane).toContainText("No se llega al servidor.");
    await shop.relay.restart();
    await pane.getByRole("button", { name: "Intentar de nuevo" }).click();
    await expect(pane.getByTestId("intent-status")).toHaveText("Pagada");
  });
});

test("a till that died: its open sale is followed, asked for, cancelled and settled from another till", async ({
  shop,
}) => {
  const printer = await startTestPrinter();
  const added = await shop.addTill();
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const dead = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await signIn(dead, "Luz Vera", "123456");
  await charge(dead, "34500");
  await expect(saleStatus(dead)).toHaveAttribute("data-status", "waiting");
  const open = await saleAt(dead);
  await shop.killTill();

  const page = await openAnotherTill(shop, added.store, "Caja 2");
  await signIn(page, "Luz Vera", "123456");
  await page.keyboard.press("F9");
  await openIntent(page, open.id);
  const pane = page.getByTestId("intent-pane");
  await expect(pane).toContainText("Es de Caja 1. Si esa caja no funciona, se sigue desde aquí.");
  const ask = pane.getByRole("button", { name: "Consultar al banco ahora" });
  await ask.click();
  await expect(pane).toContainText("Consultado a las");

  await pane.getByRole("button", { name: "Cancelar la venta" }).click();
  await expect(pane).toContainText("también en Caja 1");
  // Escape answers the question alone.
  await page.keyboard.press("Escape");
  await expect(pane.getByRole("button", { name: "Cancelar la venta" })).toBeVisible();
  await pane.getByRole("button", { name: "Cancelar la venta" }).click();
  await pane.getByRole("button", { name: "Sí, cancelar" }).click();
  await expect(pane.getByTestId("intent-status")).toHaveText("Cancelada, aún puede pagarse");
  await expect(pane.locator('[data-kind="cancelled"]')).toContainText("Luz Vera, en Caja 2");

  // The customer had authorised: it comes by webhook, while the pane is looked at.
  shop.simulator.act(open.fintocId, "approve");
  await expect(pane.getByTestId("intent-status")).toHaveText("Pagada después de cancelar");
  const attention = pane.getByTestId("intent-attention");
  await expect(attention).toContainText("Qué hacer: Ver si lo comprado se entregó");
  await attention.getByRole("button", { name: "Resolver" }).click();
  await expect(attention).toContainText("Escribir qué se hizo con este pago.");
  await expectAccessible(page);
  await attention.getByLabel("Qué se hizo").fill("Se entregó lo comprado");
  await page.keyboard.press("Enter");
  await expect(attention).toContainText("Resuelta por Luz Vera");
  await expect(attention).toContainText("Se entregó lo comprado");
  await expect(pane.locator('[data-kind="settled"]')).toContainText("Luz Vera");

  const { port } = printer;
  const chosen = { kind: "network", host: "127.0.0.1", port, paper: "58mm" } as const;
  await page.evaluate((each) => window.cobro.call("preferences.set", { printer: each }), chosen);
  await pane.getByRole("button", { name: "Imprimir comprobante" }).click();
  const [receipt] = await printer.printed(1);
  for (const text of ["COPIA", "$34.500", "Caja 1"]) expect(textOf(receipt)).toContain(text);
  await printer.close();
});
