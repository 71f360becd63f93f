import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { charge, expect, saleStatus, test, type Shop } from "../e2e/shop.ts";
import { fillDisk } from "../fill-disk.ts";
import { relayOfVersion } from "../till/relay-of-version.ts";
import { firstGuise, takeGuise, takeTill } from "./camera.ts";

const status = (page: Page, wanted: string) =>
  expect(saleStatus(page)).toHaveAttribute("data-status", wanted);
const problem = (page: Page) => page.getByTestId("problem");

/** A disk of its own for the till, small enough to fill; `false` where none can be mounted. */
function mountSmallDisk(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    const small = ["-t", "tmpfs", "-o", "size=512k", "tmpfs", folder];
    execFileSync("mount", small, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function damage(shop: Shop, file: string): Promise<Page> {
  await shop.killTill();
  writeFileSync(join(shop.tillFolder, file), "{");
  const page = await shop.reopenTill();
  await page.emulateMedia({ reducedMotion: "reduce" });
  return page;
}

test("what keeps the till from charging, and what to do about it", async ({ shop }) => {
  const onSmallDisk = mountSmallDisk(shop.tillFolder);
  const relay = await relayOfVersion(shop.relay.url());
  try {
    const { code } = await shop.addTill();
    const page = await shop.openTill(`--relay=${relay.url}`, `--pairing-code=${code}`);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await expect(page.getByText("En línea")).toBeVisible();

    await test.step("a customer at a QR while the link is down, and while the versions differ", async () => {
      await page.getByLabel(/Referencia/u).fill("Mesa 4");
      await charge(page, "12990");
      await status(page, "waiting");
      await shop.relay.stop();
      await expect(page.locator("header").getByText(/^Sin conexión/u)).toBeVisible();
      await takeTill(page, "waiting-offline");
      await shop.relay.restart();
      await expect(page.getByText("En línea")).toBeVisible();
      relay.become((answer) => ({ ...answer, api: { version: 8, oldest: 8 } }));
      await expect(page.getByTestId("problem-strip")).toBeVisible();
      await takeTill(page, "waiting-problem");
      await page.keyboard.press("-");
      await expect(problem(page)).toHaveAttribute("data-code", "relay_too_new");
      await takeTill(page, "problem-relay-too-new");
      relay.become((answer) => ({ ...answer, api: undefined }));
      await expect(problem(page)).toHaveAttribute("data-code", "relay_too_old");
      await takeTill(page, "problem-relay-too-old");
      relay.become(null);
      await expect(page.getByTestId("keypad")).toBeVisible();
    });

    await test.step("a full disk", async () => {
      if (!onSmallDisk) return;
      await expect(page.getByText("En línea")).toBeVisible();
      const free = fillDisk(shop.tillFolder);
      // By keys: what the till itself writes may already have met the full disk.
      await page.keyboard.type("700");
      await page.keyboard.press("Enter");
      await expect(problem(page)).toHaveAttribute("data-code", "storage_full");
      await page.getByRole("button", { name: "Probar ahora" }).click();
      await expect(page.getByText("Sigue igual.")).toBeVisible();
      // A full disk keeps no preference either.
      await takeGuise(page, "problem-disk-full", firstGuise);
      free();
      await expect(page.getByTestId("keypad")).toBeVisible();
    });

    await test.step("files that were damaged", async () => {
      const without = await damage(shop, "sales.json");
      await expect(without.getByText(/La lista de ventas estaba dañada/u)).toBeVisible();
      await takeTill(without, "notice-sales-damaged");
      const unpaired = await damage(shop, "settings.json");
      await expect(unpaired.getByTestId("setup-problem")).toBeVisible();
      await takeTill(unpaired, "setup-settings-damaged");
      await shop.killTill();
    });
  } finally {
    if (onSmallDisk) execFileSync("umount", ["--lazy", shop.tillFolder]);
    await relay.close();
  }
});
