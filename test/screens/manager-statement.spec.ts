import { addDays, businessDayOf } from "../../contract/business-day.ts";
import { paidSale, signIn } from "../e2e/manager-shop.ts";
import { expect, test } from "../e2e/shop.ts";
import { takesPictures, takeTill } from "./camera.ts";

test("the check against the bank: the file, its columns, what agrees and what does not", async ({
  shop,
}) => {
  const added = await shop.addTill();
  await shop.addStaff(added.store, "manager", "Luz Vera", "123456");
  const page = await shop.openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${added.code}`);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page, "Luz Vera", "123456");
  for (const digits of ["12990", "34500", "8200", "700", "700"]) {
    await paidSale(shop, page, digits, null);
  }
  await page.evaluate(() => {
    window.location.hash = "#/statement";
  });
  const choose = async (text: string) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Elegir archivo…" }).click();
    const buffer = Buffer.from(text);
    await (await chooser).setFiles({ name: "cartola-noviembre.csv", mimeType: "text/csv", buffer });
  };
  await choose("PK\u0003\u0004");
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await takeTill(page, "statement-file-refused");
  const day = businessDayOf(Date.now(), "America/Santiago", 0);
  const written = (each: string) => each.split("-").toReversed().join("/");
  const today = written(day);
  await choose(
    [
      "Cartola de cuenta corriente;;;;;",
      "Fecha;Descripción;Cargos;Abonos;Saldo;Sucursal",
      `${today};Transferencia recibida de terceros;;12.990;1.204.300;Providencia`,
      `${today};Transferencia recibida de terceros;;34.500;1.238.800;Providencia`,
      `${today};Transf. ITAU;;700;1.239.500;Providencia`,
      `${today};Transf. ITAU;;700;1.240.200;Providencia`,
      `${today};Pago de luz;45.000;;1.195.200;Providencia`,
      `${today};Abono por devolución;;19.990;1.215.190;Providencia`,
      `${today};Abono dañado;;19.9O0;1.215.190;Providencia`,
    ].join("\n"),
  );
  await expect(page.getByRole("button", { name: "Cotejar" })).toBeVisible();
  await takeTill(page, "statement-columns");
  await page.getByRole("button", { name: "Cotejar" }).click();
  const result = page.getByTestId("statement-result");
  await expect(result).toBeVisible();
  await takeTill(page, "statement-checked");
  for (const opened of await result.locator("summary").all()) {
    if ((await opened.locator("..").getAttribute("open")) === null) await opened.click();
  }
  await page.getByRole("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await takeTill(page, "statement-checked-below");
  await page.getByRole("button", { name: "Otro archivo" }).click();
  const lines = Array.from({ length: 400 }, (_, line) => {
    const when = line < 150 ? written(addDays(day, -12)) : today;
    return `${when},SPEI RECIBIDO DE UN CLIENTE CON NOMBRE LARGO,+,"12,990",${7_000_000 + line}`;
  });
  await choose(["Fecha,Concepto,Cargo/Abono,Importe,Referencia", ...lines].join("\n"));
  await page.getByRole("button", { name: "Cotejar" }).click();
  await expect(result.getByRole("button", { name: "Cotejar sin el número" })).toBeVisible();
  await takeTill(page, "statement-numbers-disagree");
  await page.getByRole("button", { name: "Cotejar sin el número" }).click();
  await expect(result.locator('[data-kind="ambiguous"]')).toBeVisible();
  if (takesPictures) await takeTill(page, "statement-ambiguous");
});
