import { openBooks } from "../e2e/manager-shop.ts";
import { saleAt } from "../e2e/manager-shop.ts";
import { charge, expect, saleStatus, test } from "../e2e/shop.ts";
import { startWebhookReceiver, status } from "../relay/alert-receivers.ts";
import { takePhone, takeTill } from "./camera.ts";

test("alerts outside the till: where they go, what became of them, and the page behind the link", async ({
  shop,
}) => {
  const receiver = await startWebhookReceiver();
  const { page } = await openBooks(shop);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const panel = page.getByTestId("alerts");
  const settings = page.getByRole("button", { name: "Ajustes", exact: true });

  await settings.click();
  await panel.getByLabel("Correos").fill("luz.vera@cafeprovidencia.example");
  await panel.getByLabel("Sistema propio (webhook)").fill(receiver.url);
  await page.keyboard.press("Enter");
  shop.canaries.add((await panel.getByTestId("alert-secret").textContent()) ?? "");

  await page.getByRole("button", { name: "Volver a la caja" }).click();
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const sale = await saleAt(page);
  await page.getByRole("button", { name: "Cancelar", exact: true }).click();
  await page.getByRole("button", { name: "Sí, cancelar" }).click();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "cancelled");
  shop.simulator.act(sale.fintocId, "approve");
  await expect.poll(() => receiver.posts.length).toBe(1);

  await page.keyboard.press("F9");
  await settings.click();
  receiver.answer(status(503));
  await panel.getByRole("button", { name: "Enviar un aviso de prueba" }).click();
  await expect(panel.getByTestId("test-outcome")).toContainText("error 503");
  await expect(panel.getByTestId("delivery")).toHaveCount(4);
  await panel.getByRole("button", { name: "Clave nueva…" }).click();
  await panel.getByRole("button", { name: "Hacer una clave nueva" }).click();
  shop.canaries.add((await panel.getByTestId("alert-secret").textContent()) ?? "");
  await panel.evaluate((element) => element.scrollIntoView());
  await takeTill(page, "alerts");

  const phone = await shop.openPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.goto(receiver.posts[0]?.message.data.link ?? "");
  await expect(phone.getByRole("heading")).toHaveText("Pagada después de cancelar");
  await takePhone(phone, "alert-open");
  await receiver.close();
});
