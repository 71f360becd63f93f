import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expectAccessible } from "./expect-accessible.ts";
import { expect, test } from "./shop.ts";

test("the diagnosis finds all well, then names a printer that is gone and what to do", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Diagnóstico" }).click();
  const diagnosis = page.getByTestId("diagnosis");
  await expect(diagnosis).toHaveAttribute("data-grade", "warn");
  for (const name of ["relay", "feed", "clock", "printer", "displays", "disk", "version"]) {
    await expect(page.getByTestId(`check-${name}`)).toHaveAttribute("data-grade", "ok");
  }
  // The stand-in's keychain protects nothing, and it says so.
  await expect(page.getByTestId("check-keychain")).toContainText("basic_text");
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Impresora" }).click();
  await page.getByRole("radio", { name: "De la red" }).check();
  await page.getByLabel("Dirección de la impresora").fill("127.0.0.1");
  await page.getByLabel("Puerto").fill("1");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Se imprime en 127.0.0.1:1")).toBeVisible();
  await page.getByRole("tab", { name: "Diagnóstico" }).click();
  const printer = page.getByTestId("check-printer");
  await expect(printer).toHaveAttribute("data-grade", "fail");
  await expect(printer).toContainText("Revisar que esté encendida");
  await expect(diagnosis).toContainText("Algo falla");
  await expectAccessible(page);
});

test("the report is saved where it was asked for, and from a till that is not paired yet", async ({
  shop,
}) => {
  const report = join(shop.tillFolder, "..", "informe.txt");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--preview-save-to=${report}`);
  await page.getByRole("button", { name: "Diagnóstico" }).click();
  await expect(page.getByTestId("check-relay")).toHaveAttribute("data-code", "relay_answers");
  await page.getByRole("button", { name: "Guardar informe…" }).click();
  await expect(page.getByTestId("diagnosis")).toContainText("Informe guardado en");
  const [, written = report] =
    /Informe guardado en (.+?\.txt)/u.exec(await page.getByTestId("diagnosis").innerText()) ?? [];
  expect(readFileSync(written, "utf8")).toContain("relay_answers");
});
