import type { Page } from "@playwright/test";

import { formatAppLink, formatPairingLink } from "../../contract/pairing-link.ts";
import { startPreview } from "../../build/preview/start-preview.ts";
import {
  asRelay,
  asSignInPage,
  createAuthority,
  startOddServer,
  type OddServer,
} from "../setup/odd-servers.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { expireCodes } from "./relay-rows.ts";
import { expect, test, type Shop } from "./shop.ts";
import { tillRunsIn } from "./till-process.ts";

const title = (page: Page) => page.getByRole("heading", { name: "Vincular esta caja" });
const address = (page: Page) => page.getByLabel("Dirección del servidor");
const code = (page: Page) => page.getByLabel("Código de vinculación");
const checks = (page: Page) => page.getByTestId("relay-checks");
const step = (page: Page, name: string) => checks(page).locator(`[data-step="${name}"]`);

/** A till that has never been started, at the form for its relay. */
async function atForm(shop: Shop): Promise<Page> {
  const page = await shop.openTill();
  await expect(address(page)).toBeFocused();
  return page;
}

async function linkOf(shop: Shop): Promise<string> {
  const added = await shop.addTill();
  return formatPairingLink({ relayUrl: shop.relay.url(), code: added.code.replace("-", "") });
}

test("by keyboard alone: language, address and code, paired", async ({ shop }) => {
  const added = await shop.addTill();
  const page = await shop.openTill();
  await expect(title(page)).toBeVisible();
  await expect(address(page)).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("radio", { name: "English" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("heading", { name: "Pair this till" })).toBeVisible();
  await page.getByRole("radio", { name: "Español (Chile)" }).focus();
  await page.keyboard.press("Space");
  await expect(title(page)).toBeVisible();
  await address(page).focus();
  await page.keyboard.type(shop.relay.url());
  await page.keyboard.press("Enter");
  await expect(code(page)).toBeFocused();
  await expect(step(page, "clock")).toHaveAttribute("data-state", "ok");
  await expectAccessible(page);
  await page.keyboard.type(added.code.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page.getByText("En línea")).toBeVisible();
});

test("a scanner that types the link fills the form from any place; Enter pairs, the scan does not", async ({
  shop,
}) => {
  const link = await linkOf(shop);
  const page = await shop.openTill();
  await expect(title(page)).toBeVisible();
  await page.keyboard.type(link);
  await page.keyboard.press("Enter");
  await expect(address(page)).toHaveValue(shop.relay.url());
  await expect(code(page)).toHaveValue(/^[\dA-Z]{4}-[\dA-Z]{4}$/u);
  await expect(page.getByText(/^Enlace leído/u)).toContainText(new URL(shop.relay.url()).host);
  await expect(step(page, "relay")).toHaveAttribute("data-state", "ok");

  // Into a field that holds something else, and once more: still nothing is sent.
  await address(page).fill("tienda");
  await page.keyboard.type(link);
  await page.keyboard.press("Enter");
  await expect(address(page)).toHaveValue(shop.relay.url());
  await expect(code(page)).toBeFocused();
  await expect(page.getByText("En línea")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.getByText("En línea")).toBeVisible();
});

test("a pasted link fills the form, wherever it is pasted", async ({ shop }) => {
  const link = await linkOf(shop);
  const page = await shop.openTill();
  const paste = (text: string) =>
    page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData("text/plain", pasted);
      const target = document.activeElement ?? document.body;
      const init = { clipboardData: data, bubbles: true, cancelable: true };
      target.dispatchEvent(new ClipboardEvent("paste", init));
    }, text);
  await expect(title(page)).toBeVisible();
  await paste("https://example.com/");
  await expect(title(page)).toBeVisible();
  await paste(` ${link}\n`);
  await expect(address(page)).toHaveValue(shop.relay.url());
  await page.getByRole("button", { name: "Vincular" }).click();
  await expect(page.getByText("En línea")).toBeVisible();
});

test("a link that the operating system hands over fills the form; a paired till only says so", async ({
  shop,
}) => {
  test.skip(tillRunsIn !== "the browser preview", "a second process of the preview");
  const added = await shop.addTill();
  const link = formatAppLink({ relayUrl: shop.relay.url(), code: added.code });
  const page = await shop.openTill();
  await expect(title(page)).toBeVisible();
  const again = async () => {
    const args = [`--user-data-dir=${shop.tillFolder}`, link];
    await expect(startPreview({ args })).rejects.toThrow(/already open/u);
  };
  await again();
  await expect(address(page)).toHaveValue(shop.relay.url());
  await expect(page.getByText("En línea")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page.getByText("En línea")).toBeVisible();

  await again();
  const said = page.getByRole("dialog", { name: "Esta caja ya está vinculada" });
  await expect(said).toContainText("el código del enlace no se usó");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Entendido" }).click();
  await expect(said).toBeHidden();
  await expect(page.getByTestId("keypad")).toBeVisible();
});

/** Types an address, leaves the field, and reads what is wrong there. */
async function look(page: Page, url: string, failed: string, words: RegExp): Promise<void> {
  await address(page).fill(url);
  await code(page).focus();
  await expect(step(page, failed)).toHaveAttribute("data-state", "failed");
  await expect(page.getByText(words).first()).toBeVisible();
}

test("what is wrong at the address is told before a code is spent, each in its own words", async ({
  shop,
}) => {
  const added = await shop.addTill();
  const servers: OddServer[] = [];
  const serve = async (...what: Parameters<typeof startOddServer>) => {
    const server = await startOddServer(...what);
    servers.push(server);
    return server.url;
  };
  try {
    const page = await atForm(shop);
    await look(page, "http://tienda.example", "address", /empezar con https/u);
    await look(page, "cobro tienda", "address", /no es válida/u);
    await look(page, "https://relay.invalid", "name", /No se encuentra|no tiene red/u);
    await look(page, "http://127.0.0.1:1", "tls", /No se llega al servidor/u);
    await look(page, await serve(asSignInPage), "relay", /Respondió una página web/u);
    const other = (await serve((_asked, answered) => answered.end("{}"))) ?? "";
    await look(page, other, "relay", /no parece de un servidor de Cobro/u);
    const away = await serve((_asked, answered) => answered.writeHead(502).end());
    await look(page, away, "relay", /no está funcionando ahora/u);
    const old = await serve(asRelay(0, { version: 0, oldest: 0 }));
    await look(page, old, "relay", /más antiguo que esta caja/u);
    const young = await serve(asRelay(0, { version: 9, oldest: 9 }));
    await look(page, young, "relay", /Hay que actualizar Cobro/u);
    await expectAccessible(page);

    // Enter does not spend the code either.
    await code(page).fill(added.code);
    await page.keyboard.press("Enter");
    await expect(code(page)).toBeVisible();
    await address(page).fill(shop.relay.url());
    await page.getByRole("button", { name: "Vincular" }).click();
    await expect(page.getByText("En línea")).toBeVisible();
  } finally {
    for (const server of servers) await server.close();
  }
});

test("a wrong clock is told with how far and both times, and keeps nobody from pairing", async ({
  shop,
}) => {
  const ahead = await startOddServer(asRelay(3 * 3_600_000));
  try {
    const page = await atForm(shop);
    await address(page).fill(ahead.url);
    await code(page).focus();
    await expect(step(page, "clock")).toHaveAttribute("data-state", "warned");
    await expect(checks(page)).toContainText("está 3 horas atrasado");
    await expect(checks(page)).toContainText(/Aquí: .+ · En el servidor: /u);
    await expectAccessible(page);
  } finally {
    await ahead.close();
  }
});

test("a certificate that is not believed: whose it is, whether it has expired, or the clock is wrong", async ({
  shop,
}) => {
  const authority = createAuthority();
  const before = process.env["NODE_EXTRA_CA_CERTS"];
  process.env["NODE_EXTRA_CA_CERTS"] = authority.file;
  const servers: OddServer[] = [];
  const serve = async (...what: Parameters<typeof startOddServer>) => {
    const server = await startOddServer(...what);
    servers.push(server);
    return server.url;
  };
  try {
    const page = await atForm(shop);
    const selfSigned = await serve(asRelay(), authority.selfSigned());
    await look(page, selfSigned, "tls", /Nadie en quien confíe/u);
    await expect(checks(page)).toContainText("Lo firmó: 127.0.0.1");
    const foreign = await serve(asRelay(), authority.sign("otra.example", -1, 5));
    await look(page, foreign, "tls", /es de otra dirección/u);
    await expect(checks(page)).toContainText("El certificado es de: otra.example");
    const expired = authority.sign("127.0.0.1", -9, -2);
    await look(page, await serve(asRelay(), expired), "tls", /El certificado del servidor venció/u);
    await expect(checks(page)).toContainText("Vale del");
    const early = await serve(asRelay(-4 * 86_400_000), expired);
    await look(page, early, "tls", /El reloj de este computador está mal/u);
    await expect(checks(page)).toContainText(/Aquí: .+ · En el servidor: /u);
    await expectAccessible(page);
    await address(page).fill(await serve(asRelay(), authority.sign("127.0.0.1", -1, 5)));
    await code(page).focus();
    await expect(step(page, "clock")).toHaveAttribute("data-state", "ok");
  } finally {
    if (before === undefined) delete process.env["NODE_EXTRA_CA_CERTS"];
    else process.env["NODE_EXTRA_CA_CERTS"] = before;
    for (const server of servers) await server.close();
    authority.remove();
  }
});

test("a code too old is told at the code", async ({ shop }) => {
  const added = await shop.addTill();
  await expireCodes(shop);
  const page = await atForm(shop);
  await address(page).fill(shop.relay.url());
  await code(page).fill(added.code);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Ese código venció")).toBeVisible();
  await expect(code(page)).toBeFocused();
});

test("the first start proposes the computer's language", async ({ shop }) => {
  test.skip(
    tillRunsIn !== "the browser preview",
    "the preview's computer has the language of --lang",
  );
  const page = await shop.openTill("--lang=en-GB");
  await expect(page.getByRole("heading", { name: "Pair this till" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "English" })).toBeChecked();
});
