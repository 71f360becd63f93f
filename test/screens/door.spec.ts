import { cobro } from "../e2e/door-command.ts";
import { expect, test } from "../e2e/shop.ts";
import { takeTill } from "./camera.ts";

test("the shop's own software: a card beside what is typed, and its section of the settings", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("button", { name: "5", exact: true }).click();
  const words = ["--reference", "Mesa 4", "--program", "Salón 3.2"];
  await cobro(shop.tillFolder, "charge", "--amount", "12990", ...words);
  await cobro(shop.tillFolder, "charge", "--amount", "4500", ...words);
  await expect(page.getByTestId("ask-card")).toContainText("$12.990");
  await takeTill(page, "door-ask");

  await page.getByRole("button", { name: "Ajustes" }).click();
  await page.getByRole("tab", { name: "Otros programas" }).click();
  await takeTill(page, "door-closed");
  // Whichever port is free: only its address is in the picture.
  await page.getByLabel("Puerto").fill("18987");
  await page.getByRole("button", { name: "Abrir…" }).click();
  await page.getByRole("button", { name: "Hacer un secreto nuevo…" }).click();
  shop.canaries.add((await page.getByTestId("door-secret").textContent()) ?? "");
  await takeTill(page, "door-open");
});
