import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import * as v from "valibot";

import { decode, encode } from "../../build/preview/wire.ts";
import { failure } from "../../contract/failures.ts";
import { openAnotherTill, openIntent, paidSale, signIn, type KnownSale } from "./manager-shop.ts";
import { expect, test, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

const pin = "123456";
const email = "cliente@correo.cl";

async function findsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ help, id, nodes }) => ({ id, help, html: nodes[0]?.html }))).toEqual([]);
}

async function openRefunds(page: Page, { id }: KnownSale): Promise<Locator> {
  await openIntent(page, id);
  return page.getByTestId("refunds");
}

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Devolver dinero" });

/** Types the PIN and sends; where the keys go is the dialog's matter. */
async function confirm(page: Page, digits = pin): Promise<void> {
  const dialog = dialogOf(page);
  for (const digit of digits) {
    await dialog.getByRole("button", { name: digit, exact: true }).click();
  }
  await dialog.getByRole("button", { name: /^Devolver/u }).click();
}

async function managersTill(shop: Shop): Promise<{ readonly page: Page; readonly store: string }> {
  const { code, store } = await shop.addTill();
  await shop.addStaff(store, "manager", "Luz Vera", pin);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await signIn(page, "Luz Vera", pin);
  return { page, store };
}

test("a sale is refunded in parts, never above what is left, and followed until it has arrived", async ({
  shop,
}) => {
  const { page } = await managersTill(shop);
  const sale = await paidSale(shop, page, "12990", email);
  const anonymous = await paidSale(shop, page, "5000", null);
  await page.keyboard.press("F9");
  const refunds = await openRefunds(page, sale);
  const items = refunds.getByTestId("refund");
  const dialog = dialogOf(page);

  await test.step("a part, with what is true of it", async () => {
    await expect(refunds).toContainText("Se puede devolver hasta $12.990.");
    await refunds.getByRole("button", { name: "Devolver…" }).click();
    await expect(dialog).toContainText(
      /Si se pide ahora, la devolución se hace (?:hoy antes de las 19:00|el próximo día hábil \()/u,
    );
    await expect(dialog).toContainText(`Fintoc avisa al cliente en ${email}.`);
    await expect(dialog).toContainText(/Vuelve a la cuenta que pagó: BancoEstado •••• \d{4}\./u);
    await expect(dialog).toContainText("no devuelve sus comisiones");
    await findsNothing(page);
    await dialog.getByRole("radio", { name: "Una parte" }).check();
    await dialog.getByLabel("Monto a devolver").fill("13.000");
    await confirm(page);
    await expect(dialog).toContainText("Se puede devolver hasta $12.990.");
    expect(shop.simulator.refunds()).toEqual([]);
    await dialog.getByLabel("Monto a devolver").fill("5.000");
    await dialog.getByLabel("Motivo (opcional)").fill("Vaso roto");
    // The PIN still stands there: only the amount was wrong.
    await dialog.getByRole("button", { name: /^Devolver/u }).click();
    await expect(dialog).toBeHidden();
    await expect(items).toHaveAttribute("data-status", "created");
    await expect(items).toContainText("Pedida, aún no sale");
    await expect(items).toContainText("La pidió Luz Vera");
    await expect(items).toContainText("Motivo: Vaso roto");
    await expect(refunds).toContainText("Se puede devolver hasta $7.990.");
    expect(shop.simulator.refunds()).toMatchObject([{ amount: 5_000 }]);
  });

  await test.step("its status turns by webhook, and the sale's history tells it", async () => {
    const [atFintoc] = shop.simulator.refunds();
    shop.simulator.actOnRefund(atFintoc?.id ?? "", "start");
    await expect(items).toHaveAttribute("data-status", "in_progress");
    await expect(items.getByRole("button")).toHaveCount(0);
    shop.simulator.actOnRefund(atFintoc?.id ?? "", "succeed");
    await expect(items).toHaveAttribute("data-status", "succeeded");
    const pane = page.getByTestId("intent-pane");
    await expect(pane).toContainText("Devuelto: $5.000");
    const steps = pane.getByTestId("intent-history");
    await expect(steps).toContainText("Se pidió devolver $5.000");
    const told = steps.locator('[data-kind="refund_told"][data-source="webhook"]').last();
    await expect(told).toContainText("Devolución de $5.000: devuelta");
    await expect(told).toContainText(/evt_\w+/u);
    await findsNothing(page);
  });

  await test.step("the rest, behind the right PIN alone, and cancelled while it has not left", async () => {
    await refunds.getByRole("button", { name: "Devolver…" }).click();
    await confirm(page, "654321");
    await expect(dialog).toContainText("El PIN no es correcto");
    expect(shop.simulator.refunds()).toHaveLength(1);
    await confirm(page);
    await expect(dialog).toBeHidden();
    await expect(refunds).toContainText("Ya se devolvió todo, o está en camino.");
    await expect(refunds.getByRole("button", { name: "Devolver…" })).toHaveCount(0);
    await items.last().getByRole("button", { name: "Cancelar la devolución" }).click();
    await items.last().getByRole("button", { name: "Sí, cancelarla" }).click();
    await expect(items.last()).toHaveAttribute("data-status", "canceled");
    await expect(refunds).toContainText("Se puede devolver hasta $7.990.");
  });

  await test.step("one that Fintoc gives up says why", async () => {
    await refunds.getByRole("button", { name: "Devolver…" }).click();
    await confirm(page);
    await expect(items).toHaveCount(3);
    const atFintoc = shop.simulator.refunds().find((each) => each.status === "created");
    shop.simulator.actOnRefund(atFintoc?.id ?? "", "fail", "insufficient_funds");
    await expect(items.last()).toContainText("No había saldo suficiente en Fintoc.");
    await expect(refunds).toContainText("Se puede devolver hasta $7.990.");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("intent-pane")).toBeHidden();
  });

  await test.step("without the customer's e-mail it is not offered", async () => {
    const none = await openRefunds(page, anonymous);
    await expect(none).toContainText("falta el correo del cliente");
    await expect(none.getByRole("button")).toHaveCount(0);
  });
});

test("a refund that fails later needs a person on the day, until somebody writes what was done", async ({
  shop,
}) => {
  const { page } = await managersTill(shop);
  const sale = await paidSale(shop, page, "12990", email);
  await page.keyboard.press("F9");
  const refunds = await openRefunds(page, sale);
  await refunds.getByRole("button", { name: "Devolver…" }).click();
  await confirm(page);
  await expect(refunds.getByTestId("refund")).toHaveAttribute("data-status", "created");
  await page.keyboard.press("Escape");
  const panel = page.getByTestId("attention");
  await expect(panel).toContainText("Nada necesita a una persona");
  const [atFintoc] = shop.simulator.refunds();
  shop.simulator.actOnRefund(atFintoc?.id ?? "", "fail", "insufficient_funds");
  // What comes while somebody reads waits until it is asked for.
  await panel.getByRole("button", { name: "Ver 1 nueva" }).click();
  const item = panel.getByTestId("attention-item");
  await expect(item).toContainText("Falló la devolución · $12.990");
  await expect(item).toContainText("El cliente no recibió el dinero de vuelta");
  await expect(page.getByTestId("received")).toContainText("12.990");
  await item.getByRole("button", { name: "Ver la venta de $12.990", exact: true }).click();
  const card = page.getByTestId("intent-attention");
  await expect(card).toContainText("el cliente no recibió el dinero");
  await expect(card).toContainText("$12.990: No había saldo suficiente en Fintoc. Agregar saldo");
  await findsNothing(page);
  await card.getByLabel("Qué se hizo").fill("Pagada con una transferencia");
  await card.getByRole("button", { name: "Resolver" }).click();
  await expect(card).toContainText("Resuelta por Luz Vera");
  await expect(card).toContainText("Pagada con una transferencia");
  await page.keyboard.press("Escape");
  await expect(panel).toContainText("Nada necesita a una persona");
  // Nothing rings at the counter: the sale itself is paid.
  const told = await page.evaluate(() => window.cobro.call("till.get", {}));
  const sold = told.ok ? told.value.sales.find(({ id }) => id === sale.id) : undefined;
  expect(sold?.paymentIntent).toMatchObject({ status: "succeeded", attention: null });
});

test("a direct payment is not refunded from here, and says why", async ({ shop }) => {
  const recipient = [
    ["--recipient-holder-id", "183917137"],
    ["--recipient-number", "123456"],
    ["--recipient-type", "checking_account"],
    ["--recipient-institution", "cl_banco_de_chile"],
  ].flat();
  const named = ["--name", "Café", "--currency", "CLP", "--time-zone", "America/Santiago"];
  const { code, store } = await shop.addTill(...named, ...recipient);
  await shop.addStaff(store, "manager", "Luz Vera", pin);
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await signIn(page, "Luz Vera", pin);
  const sale = await paidSale(shop, page, "12990", email);
  await page.keyboard.press("F9");
  const refunds = await openRefunds(page, sale);
  await expect(refunds).toContainText("el dinero llegó directo a la cuenta de la tienda");
  await expect(refunds.getByRole("button")).toHaveCount(0);
});

test("two tills at the same moment, and an answer that is lost: the money leaves once", async ({
  shop,
}) => {
  const { page, store } = await managersTill(shop);
  const sale = await paidSale(shop, page, "12990", email);
  const second = await paidSale(shop, page, "8000", email);
  await page.keyboard.press("F9");
  const other = await openAnotherTill(shop, store, "Caja 2");
  await signIn(other, "Luz Vera", pin);
  await other.keyboard.press("F9");

  await test.step("both ask for all of it", async () => {
    for (const each of [page, other]) {
      const refunds = await openRefunds(each, sale);
      await refunds.getByRole("button", { name: "Devolver…" }).click();
      await expect(dialogOf(each)).toBeVisible();
    }
    await Promise.all([confirm(page), confirm(other)]);
    const told = /Es más de lo que queda por devolver/u;
    const failed = [page, other].map((each) => dialogOf(each).getByText(told));
    await expect
      .poll(async () => {
        const [here = 0, there = 0] = await Promise.all(failed.map((each) => each.count()));
        return here + there;
      })
      .toBe(1);
    for (const each of [page, other]) {
      await expect(each.getByTestId("refund")).toHaveCount(1);
    }
    expect(shop.simulator.refunds()).toHaveLength(1);
  });

  await test.step("the same again after an answer that was lost", async () => {
    test.skip(tillRunsIn === "Electron", "Only the preview's bridge can be cut");
    for (const each of [page, other]) {
      if (await dialogOf(each).isVisible()) await each.keyboard.press("Escape");
      await expect(dialogOf(each)).toBeHidden();
      await each.keyboard.press("Escape");
      await expect(each.getByTestId("intent-pane")).toBeHidden();
    }
    const refunds = await openRefunds(page, second);
    await refunds.getByRole("button", { name: "Devolver…" }).click();
    await loseRefunds(page, "before");
    await confirm(page);
    await expect(dialogOf(page)).toContainText("Se pidió devolver $8.000 y no llegó la respuesta.");
    await page.keyboard.press("Escape");
    await expect(refunds).toContainText("No se sabe todavía si la devolución de $8.000");
    expect(shop.simulator.refunds()).toHaveLength(1);
    // This time the relay has heard, and nobody hears the relay.
    await page.unrouteAll();
    await loseRefunds(page, "after");
    await refunds.getByRole("button", { name: "Pedirla otra vez" }).click();
    await confirm(page);
    await expect(refunds.getByTestId("refund")).toHaveCount(1);
    await page.unrouteAll();
    const left = refunds.getByText("Ya se devolvió todo, o está en camino.");
    await expect(left).toBeVisible();
    expect(shop.simulator.refunds()).toHaveLength(2);
  });
});

const askedSchema = v.object({ channel: v.string(), args: v.optional(v.unknown()) });

/** Loses what is asked of a refund, on its way to the main process or on the way back. */
async function loseRefunds(page: Page, when: "before" | "after"): Promise<void> {
  await page.route("**/.preview/invoke", async (route) => {
    const asked = v.parse(askedSchema, route.request().postDataJSON());
    if (!asked.channel.endsWith("manager.ask")) return route.continue();
    if (!JSON.stringify(decodeAll(asked.args)).includes("putRefund")) return route.continue();
    if (when === "after") await route.fetch();
    const lost = { ok: false, failure: failure("relay_timeout") };
    return route.fulfill({ json: { ok: true, value: encode(lost) } });
  });
}

function decodeAll(args: unknown): unknown {
  return typeof args === "string" ? decode(args) : args;
}
