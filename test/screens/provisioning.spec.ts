import { canProvision, provisioningFile } from "../e2e/provisioning-file.ts";
import { expect, test } from "../e2e/shop.ts";
import { takeTill } from "./camera.ts";

test.skip(!canProvision, "only root can make a file that is an administrator's");

test("what was decided for a till: locks, a bad file, and what it waits for", async ({ shop }) => {
  const file = provisioningFile();
  try {
    const { code } = await shop.addTill();
    const provisioned = `--provisioning-file=${file.path}`;

    await test.step("a bad file on a new till", async () => {
      file.write(
        '{\n  "relay": "http://relay.example",\n  "volumen": 3,\n  "kiosk": 1,\n  "x": 1\n}',
      );
      const page = await shop.openTill(provisioned);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await expect(page.getByTestId("provisioning-notice")).toBeVisible();
      await takeTill(page, "provisioning-bad-file-setup");
      await shop.killTill();
    });

    await test.step("a relay that does not answer yet", async () => {
      await shop.relay.stop();
      file.write(`{"relay": "${shop.relay.url()}", "pairingCode": "${code}"}`);
      const page = await shop.openTill(provisioned);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await expect(page.getByTestId("pairs-by-itself")).toContainText("intento");
      await takeTill(page, "provisioning-waiting");
      await shop.killTill();
      await shop.relay.restart();
    });

    await test.step("locked settings", async () => {
      file.write(`{
        "relay": "${shop.relay.url()}", "pairingCode": "${code}",
        "volume": 40, "voice": false, "printer": {"kind": "network", "host": "10.0.0.9"},
        "printReceipts": true, "customerDisplay": null,
        "locked": ["volume", "voice", "printer", "printReceipts", "customerDisplay"]
      }`);
      const page = await shop.openTill(provisioned);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await expect(page.getByText("En línea")).toBeVisible();
      await page.getByRole("button", { name: "Ajustes" }).click();
      await page.getByRole("tab", { name: "Sonido y voz" }).click();
      await expect(page.getByTestId("locked-volume")).toBeVisible();
      await takeTill(page, "provisioning-locked-sound");
      await page.getByRole("tab", { name: "Impresora" }).click();
      await takeTill(page, "provisioning-locked-printer");
      await shop.killTill();
    });

    await test.step("a bad file and another relay at a till that charges", async () => {
      file.write('{\n  "volume": 300\n}');
      const page = await shop.openTill(provisioned);
      await page.emulateMedia({ reducedMotion: "reduce" });
      await expect(page.getByTestId("provisioning-notice")).toBeVisible();
      await takeTill(page, "provisioning-bad-file");
      await shop.killTill();
      file.write('{ "relay": "https://cobro.otra-tienda.example" }');
      const other = await shop.openTill(provisioned);
      await other.emulateMedia({ reducedMotion: "reduce" });
      await expect(other.getByTestId("provisioning-notice")).toBeVisible();
      await takeTill(other, "provisioning-other-relay");
    });
  } finally {
    file.remove();
  }
});
