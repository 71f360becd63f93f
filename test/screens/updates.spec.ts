import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { startPreview } from "../../build/preview/start-preview.ts";
import { expect, test } from "../e2e/shop.ts";
import { tillRunsIn } from "../e2e/till-process.ts";
import { buildRelease, manifestFile, signRelease } from "../updates/release.ts";
import { openUpdateSite } from "../updates/update-site.ts";
import { takeTill } from "./camera.ts";

// Real Electron believes the key of its own build alone.
test.skip(tillRunsIn === "Electron", "the preview alone takes a test's key");

test("newer versions: nothing known, up to date, refused, ready", async ({ shop }) => {
  const folder = join(shop.tillFolder, "..", "updates");
  const { env, key, served, server } = await openUpdateSite(folder);
  const { code } = await shop.addTill();
  const preview = await startPreview({
    args: [
      `--user-data-dir=${shop.tillFolder}`,
      "--allow-unprotected-keychain",
      `--update-url=${server.url}`,
      `--relay=${shop.relay.url()}`,
      `--pairing-code=${code}`,
    ],
    env,
  });
  try {
    const page = await shop.openPage();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(preview.addresses().at(-1) ?? "");
    await expect(page.getByText("En línea")).toBeVisible();
    await page.getByRole("button", { name: "Ajustes" }).click();
    await page.getByRole("tab", { name: "Versión nueva" }).click();
    const state = page.getByTestId("update-state");
    const look = page.getByRole("button", { name: "Buscar ahora" });

    await expect(state).toContainText("Todavía no se busca");
    await takeTill(page, "update-not-asked");
    buildRelease(served, "0.1.0");
    await signRelease(served, key);
    await look.click();
    await expect(state).toContainText("al día");
    await takeTill(page, "update-none");
    writeFileSync(join(served, `${manifestFile}.sig`), "");
    await look.click();
    await expect(state).toContainText("no está firmada");
    await takeTill(page, "update-refused");
    buildRelease(served, "0.2.0");
    const notes = join(folder, "notes.txt");
    writeFileSync(
      notes,
      "Comprobantes más rápidos.\nEl día de la tienda abre en la mitad del tiempo.\n",
    );
    await signRelease(served, key, `--notes=${notes}`);
    await look.click();
    await expect(state).toContainText("está lista");
    await takeTill(page, "update-ready");
    await page.keyboard.press("Escape");
    await takeTill(page, "update-chip");
  } finally {
    await preview.kill();
    await server.close();
  }
});
