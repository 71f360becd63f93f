import { PNG } from "pngjs";
import decodeQr from "qr/decode.js";

import { formatPairingLink } from "../../contract/pairing-link.ts";
import { openBooks, signIn } from "./manager-shop.ts";
import { age } from "./relay-rows.ts";
import { charge, expect, saleStatus, test } from "./shop.ts";
import { openTillWindow } from "./till-process.ts";

test("a till is named, gets a computer by its code, another one after it died, and its end", async ({
  browser,
  shop,
}, info) => {
  // Three tills are started, one after the other.
  const { page } = await openBooks(shop);
  const computer = (folder: string, code: string) => {
    shop.canaries.add(code);
    const switches = [`--user-data-dir=${info.outputPath(folder)}`, "--allow-unprotected-keychain"];
    return openTillWindow(browser, [
      ...switches,
      `--relay=${shop.relay.url()}`,
      `--pairing-code=${code}`,
    ]);
  };
  await page.getByRole("button", { name: "Personas y cajas" }).click();
  const tills = page.getByRole("region", { name: "Cajas" });
  const till = (name: string) => tills.getByTestId("till").filter({ hasText: name });
  const dialog = page.getByRole("dialog");
  const shownCode = async () => (await dialog.getByTestId("pairing-code").textContent()) ?? "";

  await tills.getByRole("button", { name: "Agregar caja" }).click();
  await expect(dialog.getByLabel("Nombre de la caja")).toBeFocused();
  await page.keyboard.type("caja 1");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Ya hay una caja con ese nombre");
  await dialog.getByLabel("Nombre de la caja").fill("Terraza");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Vence en 9:");
  await expect(dialog).toContainText(shop.relay.url());
  const link = formatPairingLink({ relayUrl: shop.relay.url(), code: await shownCode() });
  await expect(dialog.getByTestId("pairing-link")).toHaveText(link);
  const picture = PNG.sync.read(await dialog.getByTestId("pairing-qr").screenshot());
  expect(decodeQr(picture)).toBe(link);
  await dialog.getByRole("button", { name: "Copiar el enlace" }).click();
  await expect(dialog.getByRole("button", { name: "Copiado" })).toBeVisible();
  await dialog.getByRole("button", { name: "Copiar el código" }).click();
  await expect(dialog.getByRole("button", { name: "Copiado" }).first()).toBeVisible();

  const old = await computer("old", await shownCode());
  await expect(dialog).toContainText("Listo: el equipo nuevo ya es Terraza.");
  await page.keyboard.press("Escape");
  await expect(till("Terraza")).toContainText("Vista recién");

  await signIn(old.page, "Ana Soto", "4711");
  await charge(old.page, "7000");
  await expect(saleStatus(old.page)).toHaveAttribute("data-status", "waiting");
  await expect(till("Terraza")).toContainText("1 venta abierta, $7.000");
  await old.kill();

  await test.step("its open sale is followed from here, of whichever day", async () => {
    await age(shop, 7_000, 1);
    await till("Terraza")
      .getByRole("button", { name: /^Seguir sus ventas/u })
      .click();
    await expect(page).toHaveURL(/#\/day\?till=[\da-f-]+&status=open&days=all/u);
    // Of yesterday: the list is of every day, and says so.
    await expect(page.getByRole("heading", { name: "Ventas de todos los días" })).toBeVisible();
    const row = page.getByTestId("day-list").getByTestId("list-row");
    await expect(row).toHaveCount(1);
    await expect(row).toContainText("$7.000");
    const hash = () => new URL(page.url()).hash;
    const address = hash();
    // There is no day to change.
    await page.keyboard.press("ArrowLeft");
    expect(hash()).toBe(address);
    await page.getByRole("button", { name: /^\p{Lu}\p{L}+ \d+ de /u }).click();
    await expect(page.getByTestId("glance")).toBeVisible();
    await expect(row).toHaveCount(0);
    await page.goBack();
    await expect(row).toHaveCount(1);
    await age(shop, 7_000, -1);
    await page.goBack();
  });

  await test.step("a new computer takes over its name, its history and what is open", async () => {
    await till("Terraza")
      .getByRole("button", { name: /^Terraza/u })
      .click();
    await dialog.getByRole("button", { name: "Equipo nuevo para esta caja…" }).click();
    await expect(dialog).toContainText("toma el nombre, el historial y las ventas abiertas");
    await dialog.getByRole("button", { name: "Hacer un código" }).click();
    const next = await computer("next", await shownCode());
    await expect(dialog).toContainText("Listo: el equipo nuevo ya es Terraza.");
    await page.keyboard.press("Escape");
    await signIn(next.page, "Ana Soto", "4711");
    await expect(next.page.getByText("$7.000").first()).toBeVisible();
    shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
    await expect(next.page.locator('[data-status="paid"]').first()).toBeVisible();
    await next.page.keyboard.press("F10");
    await expect(next.page.getByTestId("found-sale")).toContainText("$7.000");
    await next.page.keyboard.press("Escape");

    // The old computer comes back: it is told whose place it had.
    const back = await openTillWindow(browser, [
      `--user-data-dir=${info.outputPath("old")}`,
      "--allow-unprotected-keychain",
    ]);
    await expect(back.page.getByTestId("setup-problem")).toContainText(
      "Otro equipo es ahora esta caja",
    );
    await back.stop();

    await till("Terraza")
      .getByRole("button", { name: /^Terraza/u })
      .click();
    await dialog.getByRole("button", { name: "Dar de baja…" }).click();
    await expect(dialog).toContainText("Terraza dejará de cobrar en 5 segundos");
    await dialog.getByRole("button", { name: "Dar de baja", exact: true }).click();
    await expect(till("Terraza")).toContainText("Dada de baja el");
    await expect(next.page.getByTestId("setup-problem")).toContainText("fue dada de baja");
    await next.stop();
  });

  await till("Caja 1")
    .getByRole("button", { name: /^Caja 1/u })
    .click();
  await expect(dialog).toContainText("se da de baja desde otra");
  await dialog.getByLabel("Nombre de la caja").fill("Mesón");
  await page.keyboard.press("Enter");
  await expect(till("Mesón")).toContainText("esta caja");
});
