import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { fillDisk } from "../fill-disk.ts";
import { relayOfVersion } from "../till/relay-of-version.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { charge, expect, saleStatus, test, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

const hourMs = 3_600_000;

async function pairAt(shop: Shop, page: Page, code: string): Promise<void> {
  await page.getByLabel(/Código/u).fill(code);
  await page.keyboard.press("Enter");
  await expect(page.getByText("En línea")).toBeVisible();
}

test("the link down: since when, across a restart too; nothing is charged, nothing typed is lost", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await charge(page, "8200");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await shop.relay.stop();
  const pill = page.locator("header").getByText(/^Sin conexión/u);
  await expect(pill).toContainText(/desde \d\d:\d\d/u);
  const since = await pill.textContent();
  await expect(page.getByText(/No entregar antes/u)).toBeVisible();
  await page.getByRole("button", { name: "Dejar en espera" }).click();
  await page.keyboard.type("500");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Se podrá cobrar en cuanto vuelva/u)).toBeVisible();
  await expect(page.getByTestId("entry-amount")).toHaveText("$500");

  await shop.killTill();
  const again = await shop.reopenTill();
  await expect(again.locator("header").getByText(/^Sin conexión/u)).toHaveText(since ?? "");
  await again.keyboard.type("500");
  await again.keyboard.press("Enter");
  shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
  await shop.relay.restart();
  await expect(again.getByText("En línea")).toBeVisible();
  await expect(again.getByTestId("sale-row")).toHaveAttribute("data-status", "paid");
  await expect(again.getByTestId("entry-amount")).toHaveText("$500");
  expect(shop.simulator.intents()).toHaveLength(1);
  await again.keyboard.press("Enter");
  await expect(saleStatus(again)).toHaveAttribute("data-status", "waiting");
  // A page that had to be loaded anew, as after a crash of its process, shows the same sale.
  await again.reload();
  await expect(saleStatus(again)).toHaveAttribute("data-status", "waiting");
  await expect(saleStatus(again)).toContainText("$500");
});

test("the computer's clock seven hours slow, then set by three while a customer pays", async ({
  shop,
}) => {
  test.skip(tillRunsIn === "Electron", "the main process' clock is set through Node's options");
  const { code } = await shop.addTill();
  const slow = `data:text/javascript,${encodeURIComponent(`
    const real = Date.now; let off = -7 * ${hourMs};
    Date.now = () => real() + off;
    process.on("SIGUSR2", () => { off += 3 * ${hourMs}; });
  `)}`;
  process.env["NODE_OPTIONS"] = `--import=${slow}`;
  const page = await shop
    .openTill(`--relay=${shop.relay.url()}`, `--pairing-code=${code}`)
    .finally(() => delete process.env["NODE_OPTIONS"]);
  await expect(page.getByText("En línea")).toBeVisible();
  const setPageClock = (ms: number) =>
    page.evaluate((by) => {
      const before = Date.now.bind(Date);
      Date.now = () => before() + by;
    }, ms);
  await setPageClock(-7 * hourMs);
  await charge(page, "500");
  const ring = page.getByRole("timer");
  await expect(ring).toHaveText(/^(?:10:00|9:[45]\d)$/u);

  await setPageClock(3 * hourMs);
  process.kill(shop.till().pid, "SIGUSR2");
  await expect
    .poll(() =>
      shop
        .till()
        .lines()
        .some((line) => line.includes("clock_set")),
    )
    .toBe(true);
  await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
  await expect(ring).toHaveText(/^9:[345]\d$/u);

  await (await shop.customerAtBank()).press("Aprobar el pago");
  await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
  await page.keyboard.press("Enter");
  const zone = { timeZone: "America/Santiago", hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("es-CL", { ...zone, hourCycle: "h23" });
  const near = [0, 60_000].map((ago) => format.format(Date.now() - ago));
  await expect(page.getByTestId("sale-row")).toContainText(new RegExp(near.join("|"), "u"));
});

test("a disk that is full, then read-only: nothing new is charged, the bank's word is shown, and it ends by itself", async ({
  shop,
}) => {
  mkdirSync(shop.tillFolder, { recursive: true });
  try {
    const small = ["-t", "tmpfs", "-o", "size=512k", "tmpfs", shop.tillFolder];
    execFileSync("mount", small, { stdio: "ignore" });
  } catch {
    test.skip(true, "no small disk can be mounted here");
  }
  try {
    const page = await shop.openPairedTill();
    await charge(page, "12990");
    await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
    let free = fillDisk(shop.tillFolder);
    shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
    await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
    await page.keyboard.press("Enter");
    const problem = page.getByTestId("problem");
    await expect(problem).toHaveAttribute("data-code", "storage_full");
    await expect(page.getByTestId("sale-row")).toHaveAttribute("data-status", "paid");
    free();
    await expect(page.getByTestId("keypad")).toBeVisible();

    await page.keyboard.type("700");
    free = fillDisk(shop.tillFolder);
    await page.keyboard.press("Enter");
    await expect(problem).toContainText("El disco está lleno");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Probar ahora" }).click();
    await expect(problem.getByText("Sigue igual.")).toBeVisible();
    free();
    await expect(page.getByTestId("entry-amount")).toHaveText("$700");
    expect(shop.simulator.intents()).toHaveLength(1);

    execFileSync("mount", ["-o", "remount,ro", shop.tillFolder]);
    await page.keyboard.press("Enter");
    await expect(problem).toHaveAttribute("data-code", "storage_unwritable");
    expect(shop.simulator.intents()).toHaveLength(1);
    execFileSync("mount", ["-o", "remount,rw", shop.tillFolder]);
    await expect(page.getByTestId("entry-amount")).toHaveText("$700");
    await page.keyboard.press("Enter");
    await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
    expect(shop.simulator.intents()).toHaveLength(2);
    await shop.killTill();
  } finally {
    execFileSync("umount", ["--lazy", shop.tillFolder]);
  }
});

test("damaged files: sales come back from the relay, settings ask to be paired again", async ({
  shop,
}) => {
  const page = await shop.openPairedTill();
  await charge(page, "34500");
  const customer = await shop.customerAtBank();
  await shop.killTill();
  writeFileSync(join(shop.tillFolder, "sales.json"), '{"sales":[{"id":"01');
  const again = await shop.reopenTill();
  await expect(again.getByText(/La lista de ventas estaba dañada/u)).toContainText(
    "sales.corrupt-",
  );
  const row = again.getByTestId("sale-row").filter({ hasText: "$34.500" });
  await expect(row).toHaveAttribute("data-status", "at_bank");
  await customer.press("El banco queda inseguro (pending)");
  await expect(row).toHaveAttribute("data-status", "confirming");

  await shop.killTill();
  writeFileSync(join(shop.tillFolder, "settings.json"), "");
  const unpaired = await shop.reopenTill();
  const problem = unpaired.getByTestId("setup-problem");
  await expect(problem).toHaveAttribute("data-code", "settings_corrupt");
  const aside = readdirSync(shop.tillFolder).find((name) => name.startsWith("settings.corrupt-"));
  await expect(problem).toContainText(aside ?? "no file was kept");
  await expect(problem).toContainText("$34.500");
  await expect(unpaired.getByLabel(/Dirección/u)).toHaveValue(shop.relay.url());
  await expectAccessible(unpaired);
  const { code } = await shop.addTill();
  await pairAt(shop, unpaired, code);
  await expect(unpaired.getByText(/ventas abiertas de la vinculación anterior/u)).toBeVisible();
  await charge(unpaired, "500");
  await expect(saleStatus(unpaired)).toHaveAttribute("data-status", "waiting");
});

test("a relay that is too new or too old, and a till that was revoked: each says what to do", async ({
  shop,
}) => {
  const relay = await relayOfVersion(shop.relay.url());
  try {
    const { code, id } = await shop.addTill();
    const page = await shop.openTill(`--relay=${relay.url}`, `--pairing-code=${code}`);
    await expect(page.getByText("En línea")).toBeVisible();
    await charge(page, "500");
    await expect(saleStatus(page)).toHaveAttribute("data-status", "waiting");
    relay.become((answer) => ({ ...answer, api: { version: 8, oldest: 8 } }));
    await expect(page.getByTestId("problem-strip")).toContainText("Hay que actualizar Cobro");
    shop.simulator.act(shop.simulator.intents()[0]?.id ?? "", "approve");
    await expect(saleStatus(page)).toHaveAttribute("data-status", "paid");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("problem")).toHaveAttribute("data-code", "relay_too_new");
    await expectAccessible(page);
    relay.become((answer) => ({ ...answer, api: undefined }));
    await expect(page.getByTestId("problem")).toHaveAttribute("data-code", "relay_too_old");
    relay.become(null);
    await expect(page.getByTestId("keypad")).toBeVisible();

    await shop.relay.admin("till", "revoke", id);
    const problem = page.getByTestId("setup-problem");
    await expect(problem).toContainText("Esta caja fue dada de baja");
    await expect(page.getByLabel(/Código/u)).toBeFocused();
  } finally {
    await relay.close();
  }
});
