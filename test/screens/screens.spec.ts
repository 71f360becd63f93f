import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { signatureOf } from "../../simulator/webhooks/signature.ts";
import { charge, expect, saleStatus, test, type Shop } from "../e2e/shop.ts";
import { prefer, takePhone, takeTill } from "./camera.ts";

const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);

async function next(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Próxima venta/u }).click();
  await expect(page.getByTestId("keypad")).toBeVisible();
}

const lastIntent = (shop: Shop) => shop.simulator.intents().at(-1)?.id ?? "";

/** A webhook that Fintoc never sent, signed with the right secret: it has leaked. */
async function forge(shop: Shop, data: object): Promise<void> {
  const intent = { id: lastIntent(shop), object: "payment_intent", currency: "CLP", ...data };
  const type = "payment_intent.succeeded";
  const body = JSON.stringify({ id: `evt_${randomUUID()}`, type, mode: "test", data: intent });
  await fetch(`${shop.relay.url()}/webhooks/fintoc`, {
    method: "POST",
    headers: { "Fintoc-Signature": signatureOf(shop.simulator.webhookSecret, Date.now(), body) },
    body,
  });
}

test("the till before it is paired", async ({ shop }) => {
  const page = await shop.openTill(`--relay=${shop.relay.url()}`);
  await expect(page.getByLabel("Código de vinculación")).toBeVisible();
  await takeTill(page, "setup");
  await page.getByLabel("Código de vinculación").fill("0000-0000");
  await page.keyboard.press("Enter");
  await expect(page.getByText("El servidor no conoce ese código.")).toBeVisible();
  await takeTill(page, "setup-code-unknown");
});

test("the till, its customers and the bank", async ({ shop }) => {
  const { code, id } = await shop.addTill();
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`);
  await expect(page.getByText("En línea")).toBeVisible();
  await takeTill(page, "idle-first");

  await test.step("a sale that is paid", async () => {
    await page.getByLabel(/Referencia/u).fill("Mesa 4");
    await page.keyboard.press("Escape");
    await page.getByLabel(/Referencia/u).fill("Mesa 4");
    for (const digit of "12990") {
      await page.getByRole("button", { name: digit, exact: true }).click();
    }
    await takeTill(page, "idle-amount");
    await page.getByRole("button", { name: /^Cobrar/u }).click();
    await status(page, "waiting");
    await takeTill(page, "waiting");
    const payUrl = await shop.scanQr();
    const customer = await shop.customerAtBank();
    await takePhone(customer.phone, "bank");
    await status(page, "at_bank");
    await takeTill(page, "at-bank");
    await page.getByRole("button", { name: "Cancelar", exact: true }).click();
    await takeTill(page, "cancel-question");
    await page.getByRole("button", { name: "Seguir esperando" }).click();
    const second = await customer.phone.context().newPage();
    await second.goto(payUrl);
    await takePhone(second, "pay-page");
    await customer.press("Aprobar el pago");
    await status(page, "paid");
    await takeTill(page, "paid");
    await expect(second.getByRole("heading", { name: "Pagado" })).toBeVisible();
    await takePhone(second, "pay-page-paid");
    await next(page);
  });

  await test.step("sales that are not paid", async () => {
    await charge(page, "21000");
    await (await shop.customerAtBank()).press("Rechazar (segundo factor)");
    await status(page, "rejected");
    await takeTill(page, "rejected");
    await next(page);

    await charge(page, "350000");
    const unlucky = await shop.customerAtBank();
    await unlucky.phone
      .frameLocator("iframe")
      .getByLabel("Motivo de la falla")
      .selectOption("new_contact_amount_limit_reached");
    await unlucky.press("El banco falla");
    await status(page, "failed");
    await takeTill(page, "failed");
    await next(page);

    await charge(page, "8200");
    const gone = await shop.customerAtBank();
    await gone.press("Irme sin pagar (expira)");
    await status(page, "expired");
    await takeTill(page, "expired");
    await gone.phone.reload();
    await takePhone(gone.phone, "pay-page-expired");
    await next(page);

    shop.simulator.behave({ creates: [{ kind: "status", status: 400 }] });
    await charge(page, "1000");
    await status(page, "not_created");
    await takeTill(page, "not-created");
    await next(page);

    await charge(page, "5490");
    await status(page, "waiting");
    await page.getByRole("button", { name: "Cancelar", exact: true }).click();
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
    await status(page, "cancelled");
    await takeTill(page, "cancelled");
    await next(page);
  });

  await test.step("sales that need a person", async () => {
    await charge(page, "8200");
    await shop.customerAtBank();
    await page.getByRole("button", { name: "Cancelar", exact: true }).click();
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
    await status(page, "cancelled");
    shop.simulator.act(lastIntent(shop), "approve");
    await status(page, "attention");
    await takeTill(page, "attention-paid-after-cancel");
    await next(page);

    await charge(page, "4990");
    await status(page, "waiting");
    shop.simulator.act(lastIntent(shop), "fail", { errorReason: "unresolved_final_status" });
    await status(page, "attention");
    await takeTill(page, "attention-unresolved");
    await next(page);

    await charge(page, "3990");
    await status(page, "waiting");
    await forge(shop, { amount: 1, status: "succeeded" });
    await status(page, "attention");
    await takeTill(page, "attention-amount-mismatch");
    await next(page);

    await charge(page, "6990");
    await status(page, "waiting");
    await forge(shop, { amount: 6_990, status: "succeeded" });
    await status(page, "attention");
    await takeTill(page, "attention-contradiction");
    await next(page);
  });

  await test.step("a queue: one with the bank, one being creating, the list beside them", async () => {
    await page.getByLabel(/Referencia/u).fill("Mesa 7");
    await charge(page, "34500");
    await (await shop.customerAtBank()).press("El banco queda inseguro (pending)");
    await status(page, "confirming");
    await takeTill(page, "confirming");
    await page.getByRole("button", { name: /^Dejar en espera/u }).click();
    await takeTill(page, "idle-busy");
    await page.getByRole("button", { name: "Ajustes" }).click();
    await takeTill(page, "settings");
    await page.getByRole("tab", { name: "Sonido y voz" }).click();
    await takeTill(page, "settings-sound");
    await page.getByRole("tab", { name: "Impresora" }).click();
    await takeTill(page, "settings-printer-none");
    await page.getByRole("radio", { name: "De este computador" }).click();
    await takeTill(page, "settings-printer-system");
    await page.getByRole("radio", { name: "De la red" }).click();
    await takeTill(page, "settings-printer-network");
    await page.getByRole("tab", { name: "Pantalla del cliente" }).click();
    await takeTill(page, "settings-display");
    await page.getByRole("tab", { name: "Esta caja" }).click();
    await takeTill(page, "settings-till");
    await page.keyboard.press("Escape");

    shop.simulator.behave({ creates: [{ kind: "delay", ms: 120_000 }] });
    await charge(page, "999999999");
    await status(page, "creating");
    await takeTill(page, "creating");
    await page.getByRole("button", { name: /^Dejar en espera/u }).click();
  });

  await test.step("an amount that is refused", async () => {
    await page.getByRole("button", { name: /^Cobrar/u }).click();
    await takeTill(page, "idle-refused");
    await page.keyboard.press("Escape");
  });

  await test.step("without the relay, and revoked", async () => {
    await shop.relay.stop();
    await expect(page.getByText(/Sin conexión con el servidor desde/u).first()).toBeVisible();
    await takeTill(page, "offline");
    await shop.relay.restart();
    await expect(page.getByText("En línea")).toBeVisible();
    await shop.relay.admin("till", "revoke", id);
    await expect(page.getByText("la dio de baja")).toBeVisible();
    await takeTill(page, "setup-revoked");
  });
});

test("a QR that has run out", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.clock.install();
  await page.reload();
  await charge(page, "5490");
  await status(page, "waiting");
  await page.clock.fastForward("11:00");
  await status(page, "lapsed");
  await takeTill(page, "lapsed");
});

test("the customer's phone in front of an address that nobody knows", async ({ shop, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${shop.relay.url()}/pay/unknown`);
  await takePhone(page, "pay-page-unknown");
});

test("a till in Mexico", async ({ shop }) => {
  const mexico = ["--name", "Tacos El Güero", "--currency", "MXN"];
  const page = await shop.openPairedTill(...mexico, "--time-zone", "America/Mexico_City");
  await prefer(page, { language: "es-MX" });
  await page.keyboard.type("99999999999");
  await takeTill(page, "mexico-largest");
});
