import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import type { BridgeAnswer, BridgeInput, BridgeRoute, TillState } from "../../contract/bridge.ts";
import type { Paper as PaperOut } from "../printer/read-paper.ts";
import { startTestPrinter, type TestPrinter } from "../printer/test-printer.ts";
import { charge, expect, saleStatus, test as base, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

const test = base.extend<{ printer: TestPrinter; folder: string }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright wants it
  printer: async ({}, use) => {
    const printer = await startTestPrinter();
    await use(printer);
    await printer.close();
  },
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright wants it
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "cobro-receipts-"));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

test("a paid sale's receipt and its pay link come out of a network printer, letter by letter", async ({
  folder,
  printer,
  shop,
}) => {
  const page = await openTill(shop, folder);
  await page.getByLabel(/Referencia/u).fill("Mesa ñandú 4");
  await charge(page, "12990");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  const id = await newestSale(page);
  expect(await call(page, "payPage.printLink", { id })).toMatchObject({
    failure: { code: "printer_not_chosen" },
  });

  await choose(page, printer, "58mm", false);
  expect(await call(page, "receipts.print", { id })).toMatchObject({
    failure: { code: "receipt_not_ready" },
  });
  expect(await call(page, "payPage.printLink", { id })).toMatchObject({ ok: true });
  const [link] = await printer.printed(1);
  expect(link?.qrs).toMatchObject([{ data: await shop.scanQr() }]);
  expect(textOf(link)).toContain("$12.990");

  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Control+p");
  await expect(page.getByText("Comprobante enviado a la impresora")).toBeVisible();
  const receipt = (await printer.printed(2))[1];
  for (const words of [
    "Café Providencia",
    "PRUEBA",
    "no es un pago real",
    "Comprobante de pago",
    "$12.990",
    "Mesa ñandú 4",
    "BancoEstado",
    "No es un documento tributario",
    "Boleta N.º ____",
  ]) {
    expect(textOf(receipt)).toContain(words);
  }
  expect(textOf(receipt)).not.toContain("COPIA");
  expect(textOf(receipt).replaceAll("\n", "")).toContain(id);
  // The QR of the relay's own page, as soon as the relay has one for it.
  const receiptUrl = (await tillState(page)).sales[0]?.paymentIntent?.receiptUrl ?? null;
  expect(receipt?.qrs.map(({ data }) => data)).toEqual(receiptUrl === null ? [] : [receiptUrl]);
  expect(receipt?.cuts).toHaveLength(1);

  await page.getByRole("button", { name: "Imprimir comprobante" }).click();
  expect(textOf((await printer.printed(3))[2])).toContain("COPIA");

  // The printer is switched off: the sale stays what it is, and the screen says what to do.
  await printer.close();
  await page.getByRole("button", { name: "Imprimir comprobante" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: /impresora no responde/iu }),
  ).toBeVisible();
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
});

test("receipts print by themselves, once a sale, across a power cut; a silent printer is a notice", async ({
  folder,
  printer,
  shop,
}) => {
  let page = await openTill(shop, folder);
  await choose(page, printer, "80mm", true);
  await paySale(shop, page, "1000");
  expect(textOf((await printer.printed(1))[0])).toContain("$1.000");

  await shop.killTill();
  page = await shop.openTill(`--user-data-dir=${folder}/till`);
  // The green of before comes back, and its paper does not.
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.getByRole("button", { name: "Próxima venta" }).click();
  await expect(page.getByText("En línea")).toBeVisible();
  await paySale(shop, page, "2000");
  const pages = await printer.printed(2);
  // Had the first one come again, it would stand before the second.
  expect(pages).toHaveLength(2);
  expect(textOf(pages[1])).toContain("$2.000");
  expect(pages.map((each) => textOf(each)).join("")).not.toContain("COPIA");

  await page.getByRole("button", { name: "Próxima venta" }).click();
  await printer.close();
  await paySale(shop, page, "3000");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Próxima venta" }).click();
  await expect(page.getByText(/impresora no responde/iu)).toBeVisible();
});

test("a receipt is saved as a PDF of one page, and a printer of this computer prints it", async ({
  folder,
  shop,
}) => {
  test.skip(tillRunsIn === "Electron", "Its dialog and its printers are the operating system's");
  const file = join(folder, "recibo.pdf");
  const page = await openTill(shop, folder, `--preview-save-to=${file}`);
  await paySale(shop, page, "12990");
  await page.getByRole("button", { name: "Guardar PDF" }).click();
  await expect(page.getByText("PDF guardado")).toBeVisible();
  expect(pagesOf(await readFile(file))).toBe(1);
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);

  const printers = await call(page, "receipts.printers", {});
  if (!printers.ok) throw new Error("no printers");
  const [first] = printers.value;
  await call(page, "preferences.set", { printer: { kind: "system", name: first?.name ?? "" } });
  await page.getByRole("button", { name: "Imprimir comprobante" }).click();
  await expect(page.getByText("Comprobante enviado a la impresora")).toBeVisible();
  const printed = await readFile(join(folder, "till", "preview-prints", "0001.pdf"));
  expect(pagesOf(printed)).toBe(1);

  await call(page, "preferences.set", { printer: { kind: "system", name: "Retirada" } });
  await page.getByRole("button", { name: "Imprimir comprobante" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: /impresora no responde/iu }),
  ).toBeVisible();
});

/** A paired till with a data folder that the test can look into. */
async function openTill(shop: Shop, folder: string, ...switches: string[]): Promise<Page> {
  const { code } = await shop.addTill();
  const page = await shop.openTill(
    `--relay=${shop.relay.url()}`,
    `--pairing-code=${code}`,
    `--user-data-dir=${folder}/till`,
    ...switches,
  );
  await expect(page.getByText("En línea")).toBeVisible();
  return page;
}

async function paySale(shop: Shop, page: Page, digits: string): Promise<void> {
  await charge(page, digits);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
}

/** Asks the main process as the screens do. */
function call<Route extends BridgeRoute>(
  page: Page,
  route: Route,
  input: BridgeInput<Route>,
): Promise<BridgeAnswer<Route>> {
  const asked: { readonly route: BridgeRoute; readonly input: object } = { route, input };
  const answer: Promise<unknown> = page.evaluate((question) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the preload puts it there
    const { cobro } = window as unknown as { cobro: { call: (...args: unknown[]) => unknown } };
    return cobro.call(question.route, question.input);
  }, asked);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the contract says of this route
  return answer as Promise<BridgeAnswer<Route>>;
}

async function tillState(page: Page): Promise<TillState> {
  const answer = await call(page, "till.get", {});
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

async function newestSale(page: Page): Promise<string> {
  return (await tillState(page)).sales[0]?.id ?? "";
}

async function choose(page: Page, { port }: TestPrinter, paper: "58mm" | "80mm", auto: boolean) {
  const printer = { kind: "network", host: "127.0.0.1", port, paper } as const;
  await call(page, "preferences.set", { printer, printReceipts: auto });
}

function textOf(page: PaperOut | undefined): string {
  return page?.lines.map(({ text }) => text.trim()).join("\n") ?? "";
}

/** Chromium writes a PDF's page objects uncompressed. */
function pagesOf(pdf: Buffer): number {
  expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0;
}
