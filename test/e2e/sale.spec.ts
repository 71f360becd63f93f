import { charge, expect, saleStatus, test } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

test.beforeAll(() => {
  process.stdout.write(`The till runs in ${tillRunsIn}.\n`);
});

test("paid: amount, QR, the bank's approval, a signed webhook, green", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const payUrl = await shop.scanQr();
  expect(payUrl).toMatch(new RegExp(`^${shop.relay.url()}/pay/[\\w-]{22,}$`, "u"));

  const customer = await shop.customerAtBank();
  await expect(customer.phone.getByText("$12.990").first()).toBeVisible();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "at_bank");
  const phoneHears = customer.phone.waitForResponse(
    async (response) => response.url().endsWith("/state") && /paid/u.test(await response.text()),
  );
  await customer.press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await expect(page.getByRole("heading", { name: "$12.990" })).toBeVisible();
  await expect(page.getByText("BancoEstado", { exact: false }).first()).toBeVisible();
  const [delivery] = shop.simulator.deliveries();
  expect(delivery).toMatchObject({ type: "payment_intent.succeeded", outcome: "acknowledged" });

  // The page knows, and leaves the bank's own screen alone until the customer has seen it.
  await phoneHears;
  await customer.press("Volver a la tienda");
  await expect(customer.phone.getByRole("heading", { name: "Pagado" })).toBeVisible();
});

test("rejected: the customer failed the second factor", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "500");
  await (await shop.customerAtBank()).press("Rechazar (segundo factor)");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "rejected");
});

test("failed: the reason is told in words", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "500");
  const customer = await shop.customerAtBank();
  await customer.phone
    .frameLocator("iframe")
    .getByLabel("Motivo de la falla")
    .selectOption("insufficient_funds");
  await customer.press("El banco falla");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "failed");
  await expect(saleStatus(page)).toContainText(/fondos|saldo/iu);
});

test("pending, then paid", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "34500");
  await (await shop.customerAtBank()).press("El banco queda inseguro (pending)");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "confirming");
  await expect(page.getByTestId("pay-qr")).toBeHidden();
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "confirm");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("expired, then charged again with the same amount and reference", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.getByLabel(/Referencia/u).fill("Mesa 4");
  await charge(page, "8200");
  const first = await shop.scanQr();
  await (await shop.customerAtBank()).press("Irme sin pagar (expira)");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "expired");
  await page.getByRole("button", { name: "Cobrar de nuevo" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await expect(saleStatus(page)).toContainText("$8.200");
  await expect(saleStatus(page)).toContainText("Mesa 4");
  expect(await shop.scanQr()).not.toBe(first);
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("cancelled: the page closes; money that comes nevertheless is never a plain green", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await charge(page, "500");
  const payUrl = await shop.scanQr();
  const customer = await shop.customerAtBank();
  await page.getByRole("button", { name: "Cancelar", exact: true }).click();
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "cancelled");
  expect(await (await fetch(payUrl)).text()).not.toContain("_sec_");
  await expect(customer.phone.getByRole("heading", { name: "Pago cancelado" })).toBeVisible();
  // In the bank's own app the customer had approved already.
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "attention");
  await expect(saleStatus(page)).toContainText(/después de cancelar/iu);
});

test("onSuccess without the bank's word is not green", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "500");
  const customer = await shop.customerAtBank();
  shop.simulator.behave({
    withholdWebhooks: true,
    reads: [{ kind: "status", status: 503, times: 1_000 }],
  });
  await customer.press("Aprobar el pago");
  await customer.press("Volver a la tienda");
  await expect(customer.phone.getByText("Esperando la confirmación del banco…")).toBeVisible();
  const asked = () => shop.simulator.deliveries().length;
  expect(asked()).toBe(0);
  // The till has had its chance to be wrong: it asks now, and is told nothing.
  await page.getByRole("button", { name: "Consultar ahora" }).click();
  await expect(page.getByText(/Fintoc no responde/u).first()).toBeVisible();
  await expect(saleStatus(page)).not.toHaveAttribute("data-status", "paid");
  shop.simulator.behave({ withholdWebhooks: false });
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("two sales in a row, the first one left open", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "34500");
  await (await shop.customerAtBank()).press("El banco queda inseguro (pending)");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "confirming");
  await page.getByRole("button", { name: "Dejar en espera" }).click();
  await charge(page, "500");
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("keypad")).toBeVisible();
  const rows = page.getByTestId("sale-row");
  await expect(rows).toHaveCount(2);
  const [first] = shop.simulator.intents();
  shop.simulator.act(first?.id ?? "", "confirm");
  await expect(rows.filter({ hasText: "$34.500" })).not.toContainText(/confirma/iu);
});

test("the relay restarted in the middle: nothing is missed", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "500");
  const customer = await shop.customerAtBank();
  const restarted = shop.relay.restart();
  await customer.press("Aprobar el pago");
  await restarted;
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("the till killed in the middle: the open sale is back, and turns green", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await charge(page, "12990");
  const customer = await shop.customerAtBank();
  await shop.killTill();
  const again = await shop.reopenTill();
  await expect(saleStatus(again)).toContainText("$12.990");
  await customer.press("Aprobar el pago");
  await expect(saleStatus(again)).toHaveAttribute("data-status", "paid");
});

test("the whole sale by keyboard alone; a held Enter charges once", async ({ shop }) => {
  const page = await shop.openPairedTill();
  await page.keyboard.type("12991");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("0");
  await page.keyboard.down("Enter");
  await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await expect(saleStatus(page)).toContainText("$12.990");
  expect(shop.simulator.intents()).toHaveLength(1);
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("keypad")).toBeVisible();
});
