import type { Page } from "@playwright/test";

import { encode } from "../../build/preview/wire.ts";
import type { ExportState } from "../../contract/manager-bridge.ts";
import { openManagersTill } from "../e2e/manager-shop.ts";
import { charge, expect, saleStatus, test } from "../e2e/shop.ts";
import { tillRunsIn } from "../e2e/till-process.ts";
import { takesPictures, takeTill } from "./camera.ts";

/** The main process' word on the export, for what no export of a test stands still in. */
async function tellExport(page: Page, state: ExportState): Promise<void> {
  await page.unrouteAll();
  await page.route("**/.preview/invoke", async (route) => {
    const { channel }: { channel: string } = route.request().postDataJSON();
    if (!channel.endsWith("export.get")) return route.continue();
    return route.fulfill({ json: { ok: true, value: encode({ ok: true, value: state }) } });
  });
  await page.reload();
}

test("the accountant's file: what it will have, how far it is, where it went", async ({ shop }) => {
  const { page } = await openManagersTill(shop);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  await page.keyboard.press("F9");
  await page.evaluate(() => {
    window.history.replaceState(null, "", "#/day?q=12990&status=succeeded");
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Exportar…" }).click();

  await test.step("several days of a filtered list, and too many of them", async () => {
    await dialog.getByRole("radio").nth(1).check();
    await expect(page.getByTestId("export-expected")).toHaveText("1 venta");
    await takeTill(page, "export-form");
    await page.getByTestId("export-day").first().fill("2021-03-01");
    await expect(dialog.getByRole("alert")).not.toBeEmpty();
    await takeTill(page, "export-too-long");
  });

  await test.step("written", async () => {
    await dialog.getByRole("radio").first().check();
    await expect(page.getByTestId("export-expected")).toHaveText("1 venta");
    await dialog.getByRole("button", { name: "Elegir dónde guardar…" }).click();
    await expect(dialog.getByTestId("export-progress")).toContainText("Listo");
    if (takesPictures) await takeTill(page, "export-done-dialog");
    await page.keyboard.press("Escape");
    await takeTill(page, "export-done");
  });

  if (tillRunsIn === "Electron") return;
  await test.step("under way, and failed", async () => {
    const fileName = "ventas-2026-01-01_2026-11-20.xlsx";
    const id = "e";
    await tellExport(page, { kind: "running", id, fileName, rows: 41_250, total: 118_903 });
    await expect(page.getByRole("progressbar")).toBeVisible();
    await takeTill(page, "export-running");
    const failure = { code: "file_disk_full", detail: null } as const;
    await tellExport(page, { kind: "failed", id, fileName, failure });
    await expect(page.getByTestId("export-strip").getByRole("alert")).toBeVisible();
    await takeTill(page, "export-failed");
  });
});
