import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { signIn } from "../e2e/manager-shop.ts";
import { expect, test } from "../e2e/shop.ts";
import { takeTill } from "./camera.ts";

test("the diagnosis, well and failing, and the dialog that closes a kiosk", async ({ shop }) => {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const relay = [`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`];
  const page = await shop.openTill("--kiosk", ...relay);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(page.getByTestId("lock-screen")).toContainText("En línea");
  await signIn(page, "Luz Vera", "123456");
  await expect(page.getByTestId("keypad")).toBeVisible();

  shop.preview().tell("close");
  await expect(page.getByRole("dialog")).toContainText("PIN de Luz Vera");
  await takeTill(page, "kiosk-leave");
  await page.keyboard.press("Escape");

  const diagnosis = page.getByTestId("diagnosis");
  const open = async () => {
    await page.getByRole("button", { name: "Ajustes" }).click();
    await page.getByRole("tab", { name: "Diagnóstico" }).click();
    await expect(diagnosis).toHaveAttribute("data-grade", /./u);
  };
  await open();
  await takeTill(page, "diagnosis-well");
  await page.keyboard.press("Escape");

  writeFileSync(join(shop.tillFolder, "other.json"), "{");
  await shop.relay.stop();
  await open();
  await expect(diagnosis).toHaveAttribute("data-grade", "fail");
  await takeTill(page, "diagnosis-failing");
  await shop.relay.restart();
});
