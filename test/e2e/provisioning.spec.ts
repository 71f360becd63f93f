import { chownSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "@playwright/test";
import * as v from "valibot";

import type { Bridge } from "../../contract/bridge.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { canProvision, provisioningFile, type ProvisioningFile } from "./provisioning-file.ts";
import { expect, test as base } from "./shop.ts";

declare global {
  interface Window {
    readonly cobro: Bridge;
  }
}

const test = base.extend<{ file: ProvisioningFile }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed
  file: async ({}, use) => {
    const file = provisioningFile();
    await use(file);
    file.remove();
  },
});

test.skip(!canProvision, "only root can make a file that is an administrator's");

async function pairingOf(page: Page): Promise<string | null> {
  const answer = await page.evaluate(() => window.cobro.call("till.get", {}));
  return answer.ok ? answer.value.pairing.kind : null;
}

const addedSchema = v.object({ store: v.object({ id: v.string() }) });
const enrolmentSchema = v.object({ token: v.string() });

test("a counter without a keyboard: the file alone pairs it, sets it up, and locks what it says", async ({
  file,
  shop,
}) => {
  const store = ["--name", "Café Providencia", "--currency", "CLP", "--time-zone", "UTC"];
  const { id } = v.parse(addedSchema, await shop.relay.admin("store", "add", ...store)).store;
  const wish = ["--store", id, "--count", "2000", "--valid-for", "30d"];
  const { token } = v.parse(enrolmentSchema, await shop.relay.admin("enrolment", "add", ...wish));
  shop.canaries.add(token);
  file.write(`{
    // Everything that a counter needs
    "relay": "${shop.relay.url()}",
    "pairingCode": "${token}",
    "tillName": "Caja {hostname}",
    "language": "en",
    "theme": "dark",
    "volume": 30,
    "printer": { "kind": "network", "host": "127.0.0.1", "port": 9 },
    "printReceipts": true,
    "locked": ["language", "printer", "volume"],
  }`);
  const page = await shop.openTill(`--provisioning-file=${file.path}`);
  await expect(page.getByText("Online")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByTestId("provisioning-notice")).toHaveCount(0);

  const prefer = (preferences: object) =>
    page.evaluate((change) => window.cobro.call("preferences.set", change), preferences);
  expect(await prefer({ language: "es-CL" })).toEqual({
    ok: false,
    failure: { code: "preference_locked", detail: "language" },
  });
  expect(await prefer({ theme: "light" })).toEqual({ ok: true, value: null });

  await page.getByRole("button", { name: "Settings" }).click();
  const language = page.getByTestId("locked-language");
  await expect(language.getByRole("radio", { name: "English" })).toBeChecked();
  for (const radio of await language.getByRole("radio").all()) await expect(radio).toBeDisabled();
  await expect(language.getByText(file.path, { exact: false })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Light" })).toBeEnabled();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Sound and voice" }).click();
  await expect(page.getByRole("slider")).toBeDisabled();
  await expect(page.getByRole("slider")).toHaveAttribute("aria-valuetext", "30%");
  await expect(page.getByRole("switch")).toBeEnabled();
  await page.getByRole("tab", { name: "Printer" }).click();
  await expect(page.getByRole("radio", { name: "80 mm" })).toBeDisabled();
  await expect(page.getByLabel("Printer address")).toHaveValue("127.0.0.1");
  await expect(page.getByRole("switch")).toBeChecked();
  await expect(page.getByRole("button", { name: "Print a test" })).toBeEnabled();
  await expectAccessible(page);

  for (const name of readdirSync(shop.tillFolder, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    expect(readFileSync(join(name.parentPath, name.name), "latin1")).not.toContain(token);
  }
});

test("a bad file is told with its lines and changes nothing; corrected, it counts at the next start", async ({
  file,
  shop,
}) => {
  const { code } = await shop.addTill();
  const text = (language: string) => `{
  "relay": "${shop.relay.url()}",
  "pairingCode": "${code}",
  "language": "${language}",
  "volumen": 30,
  "theme": "dark"
}
`;
  file.write(text("english"));
  const provisioned = `--provisioning-file=${file.path}`;
  const page = await shop.openTill(provisioned);
  const notice = page.getByTestId("provisioning-notice");
  await expect(notice).toContainText(`El archivo de instalación ${file.path} tiene errores`);
  await expect(notice.getByRole("listitem")).toHaveText([
    /^Línea 4, columna 3: .*«language».*"es-CL" \| "es-MX" \| "en"/u,
    /^Línea 5, columna 3: .*«volumen»/u,
  ]);
  expect(await pairingOf(page)).toBe("unpaired");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");
  const lines = shop.till().lines().join("\n");
  expect(lines).toContain(`"at":"${file.path}:4:3"`);
  expect(lines).toContain(`"at":"${file.path}:5:3"`);
  await expectAccessible(page);

  await shop.killTill();
  file.write(text("en").replace("volumen", "volume"));
  const again = await shop.openTill(provisioned);
  await expect(again.getByText("Online")).toBeVisible();
  await expect(again.getByTestId("provisioning-notice")).toHaveCount(0);
});

test("a file that is not an administrator's is not believed, and the till says so", async ({
  file,
  shop,
}) => {
  const { code } = await shop.addTill();
  file.write(`{"relay": "${shop.relay.url()}", "pairingCode": "${code}", "language": "en"}`);
  chownSync(file.path, 65_534, 65_534);
  const page = await shop.openTill(`--provisioning-file=${file.path}`);
  await expect(page.getByTestId("provisioning-notice")).toHaveText(
    `No se aplicó ${file.path}: su dueño no es un administrador.`,
  );
  expect(await pairingOf(page)).toBe("unpaired");
});

test("a till whose relay does not answer yet says what it waits for, and pairs once it does", async ({
  file,
  shop,
}) => {
  const { code } = await shop.addTill();
  file.write(`{"relay": "${shop.relay.url()}", "pairingCode": "${code}"}`);
  await shop.relay.stop();
  const page = await shop.openTill(`--provisioning-file=${file.path}`);
  const panel = page.getByTestId("pairs-by-itself");
  await expect(panel).toContainText(new URL(shop.relay.url()).host);
  await expect(panel).toContainText("Esta caja se vincula sola");
  await expectAccessible(page);
  await shop.relay.restart();
  await expect(page.getByText("En línea")).toBeVisible();
  await expect(panel).toHaveCount(0);
});
