import {
  isSignedWith,
  startMailServer,
  startWebhookReceiver,
  status,
  type MailServer,
  type WebhookReceiver,
} from "../relay/alert-receivers.ts";
import { openBooks } from "./manager-books.ts";
import { openIntent, saleAt } from "./manager-shop.ts";
import { charge, expect, saleStatus, test as base } from "./shop.ts";

/** A manager outside the shop: their system, and their mailbox. */
const test = base.extend<{ receiver: WebhookReceiver; mailServer: MailServer }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright wants an object pattern
  receiver: async ({}, use) => {
    const receiver = await startWebhookReceiver();
    await use(receiver);
    await receiver.close();
  },
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright wants an object pattern
  mailServer: async ({}, use) => {
    const mailServer = await startMailServer();
    await use(mailServer);
    await mailServer.close();
  },
  relayEnv: async ({ mailServer }, use) => {
    await use({ SMTP_URL: mailServer.url, SMTP_FROM: "Cobro <avisos@shop.example>" });
  },
});

test("the manager sets a webhook and an e-mail, tries them, and is told once of what needs a person, with a link that is live", async ({
  mailServer,
  receiver,
  shop,
}) => {
  test.slow();
  const { page } = await openBooks(shop);
  await page.getByRole("button", { name: "Ajustes", exact: true }).click();
  const panel = page.getByTestId("alerts");
  const save = panel.getByRole("button", { name: "Guardar los avisos" });
  const emails = panel.getByLabel("Correos");
  const webhook = panel.getByLabel("Sistema propio (webhook)");
  const outcome = panel.getByTestId("test-outcome");
  const sendTest = panel.getByRole("button", { name: "Enviar un aviso de prueba" });
  await expect(panel).toContainText("Todavía no se ha avisado nada.");
  await expect(save).toBeDisabled();

  await test.step("what cannot be is told at its field", async () => {
    await emails.fill("luz");
    await webhook.fill("http://shop.example");
    await page.keyboard.press("Enter");
    await expect(panel).toContainText("tiene que empezar con https://");
    await webhook.fill(receiver.url);
    await page.keyboard.press("Enter");
    await expect(panel).toContainText("Revisar los correos");
  });

  const secret = await test.step("the secret is shown once", async () => {
    await emails.fill("luz@shop.example, jefe@shop.example");
    await save.click();
    const told = (await panel.getByTestId("alert-secret").textContent()) ?? "";
    expect(told).toMatch(/^whsec_/u);
    shop.canaries.add(told);
    await panel.getByRole("button", { name: "Copiar la clave" }).click();
    await expect(panel.getByRole("button", { name: "Copiada" })).toBeVisible();
    await panel.getByRole("button", { name: "Ya la guardé" }).click();
    await expect(panel.getByTestId("alert-secret")).toBeHidden();
    await expect(panel).toContainText("Clave hecha el");
    return told;
  });

  await test.step("a test arrives, or says where it did not and why", async () => {
    mailServer.refuse((address) => address.startsWith("jefe"));
    receiver.answer(status(503));
    await sendTest.click();
    await expect(outcome).toContainText("La prueba no llegó a todos");
    await expect(outcome).toContainText("Sistema propio: Respondió con el error 503.");
    await expect(outcome).toContainText("jefe@shop.example: El correo fue rechazado");
    await expect(outcome).not.toContainText("luz@shop.example");
    mailServer.refuse(() => false);
    receiver.answer(status(200));
    await sendTest.click();
    await expect(outcome).toContainText("La prueba llegó a todos.");
    expect(receiver.posts.at(-1)?.message.type).toBe("alert.test");
    expect(mailServer.mails.at(-1)?.headers.get("subject")).toBe(
      "Aviso de prueba · Café Providencia",
    );
  });

  const before = { posts: receiver.posts.length, mails: mailServer.mails.length };
  const sale = await test.step("a sale is paid after it was cancelled", async () => {
    await page.getByRole("button", { name: "Volver a la caja" }).click();
    await charge(page, "12990");
    await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
    const charged = await saleAt(page);
    await page.getByRole("button", { name: "Cancelar", exact: true }).click();
    await page.getByRole("button", { name: "Sí, cancelar" }).click();
    await expect(saleStatus(page)).toHaveAttribute("data-status", "cancelled");
    shop.simulator.act(charged.fintocId, "approve");
    return charged;
  });

  const link = await test.step("both are told, once", async () => {
    await expect.poll(() => mailServer.mails.length - before.mails).toBe(2);
    await expect.poll(() => receiver.posts.length - before.posts).toBe(1);
    const posted = receiver.posts.at(-1);
    if (posted === undefined) throw new Error("Nothing was posted");
    expect(isSignedWith(posted, secret)).toBe(true);
    expect(posted.message.data).toMatchObject({
      attention: "paid_after_cancel",
      paymentIntent: { id: sale.id, amount: 12_990 },
    });
    const mail = mailServer.mails.at(-1);
    expect(mail?.headers.get("subject")).toContain("Pagada después de cancelar · $12.990");
    const found = /http:\S+\/a\/[\w-]{22}/u.exec(mail?.text ?? "")?.[0] ?? "";
    expect(found).not.toBe("");
    return found;
  });

  await test.step("the link says what it is, and once it is settled at the till, that it is", async () => {
    const phone = await shop.openPage();
    await phone.goto(link);
    await expect(phone.getByRole("heading")).toHaveText("Pagada después de cancelar");
    await expect(phone.getByText("$12.990")).toBeVisible();
    await expect(phone.getByText("Todavía nadie lo ha resuelto.")).toBeVisible();
    await page.keyboard.press("F9");
    await openIntent(page, sale.id);
    const pane = page.getByTestId("intent-pane");
    await pane.getByLabel("Qué se hizo").fill("Se devolvió en efectivo");
    await pane.getByRole("button", { name: "Resolver" }).click();
    await expect(pane).toContainText("Se devolvió en efectivo");
    await phone.reload();
    await expect(phone.getByRole("heading")).toHaveText("Ya se resolvió");
    await expect(phone.getByText("Se devolvió en efectivo")).toBeHidden();
    await page.keyboard.press("Escape");
  });

  await test.step("what was sent stands in the settings, and leads to the sale", async () => {
    await page.getByRole("button", { name: "Ajustes", exact: true }).click();
    const first = panel.getByTestId("delivery").first();
    await expect(first).toContainText("Pagada después de cancelar · $12.990");
    await expect(first).toContainText("Entregado");
    await first.getByRole("button", { name: /^Ver la venta/u }).click();
    await expect(page.getByTestId("intent-pane")).toContainText("Se devolvió en efectivo");
    await page.keyboard.press("Escape");
    await expect(page.getByTestId("intent-pane")).toBeHidden();
  });

  await test.step("a new secret, and nobody any more; the record has both", async () => {
    await panel.getByRole("button", { name: "Clave nueva…" }).click();
    await panel.getByRole("button", { name: "Hacer una clave nueva" }).click();
    const renewed = (await panel.getByTestId("alert-secret").textContent()) ?? "";
    shop.canaries.add(renewed);
    expect(renewed).not.toBe(secret);
    await panel.getByRole("button", { name: "Ya la guardé" }).click();
    await emails.fill("");
    await webhook.fill("");
    await save.click();
    await expect(panel).toContainText("Guardado.");
    await expect(sendTest).toBeHidden();
    await page.getByRole("button", { name: "Personas y cajas" }).click();
    const changes = page.getByTestId("change");
    await expect(changes.first()).toContainText(
      "Avisos por correo: de luz@shop.example, jefe@shop.example",
    );
    await expect(changes.nth(2)).toContainText("Hizo una clave nueva para los avisos");
  });
});

base(
  "without a mail server at the relay the screen says whom to ask, and a test says so too",
  async ({ shop }) => {
    const { page } = await openBooks(shop);
    await page.getByRole("button", { name: "Ajustes", exact: true }).click();
    const panel = page.getByTestId("alerts");
    await expect(panel).toContainText("El servidor no puede enviar correos todavía");
    await panel.getByLabel("Correos").fill("luz@shop.example");
    await page.keyboard.press("Enter");
    await panel.getByRole("button", { name: "Enviar un aviso de prueba" }).click();
    await expect(panel.getByTestId("test-outcome")).toContainText(
      "luz@shop.example: El servidor no tiene correo saliente.",
    );
  },
);
