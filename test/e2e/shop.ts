import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { test as base, expect, type Browser, type Page } from "@playwright/test";
import { PNG } from "pngjs";
import decodeQr from "qr/decode.js";
import * as v from "valibot";

import type { RunningPreview } from "../../build/preview/start-preview.ts";
import { startSimulator, type Simulator } from "../../simulator/simulator.ts";
import { startRelayProcess, type RelayProcess } from "./relay-process.ts";
import { findSecrets } from "./find-secrets.ts";
import { openTillWindow, type TillProcess } from "./till-process.ts";

export { expect };

/** A shop with everything real but the bank: relay process, till, and customers with phones. */
export interface Shop {
  readonly simulator: Simulator;
  readonly relay: RelayProcess;
  /** Where the till keeps its data. */
  readonly tillFolder: string;
  /** The till that is open. */
  readonly till: () => TillProcess;
  /** What must not stand in the till's log either; pairing codes and PINs are in it already. */
  readonly canaries: Set<string>;
  readonly addTill: (...store: string[]) => Promise<AddedTill>;
  /** Adds a staff member and answers their id. */
  readonly addStaff: (
    store: string,
    role: "cashier" | "manager",
    name: string,
    pin: string,
  ) => Promise<string>;
  /** The relay's own, for what time alone would bring about. */
  readonly databaseUrl: string;
  /** Opens a till that has not been paired. */
  readonly openTill: (...switches: string[]) => Promise<Page>;
  /** Opens a till that is paired and online. */
  readonly openPairedTill: (...store: string[]) => Promise<Page>;
  /** The computer around the till, where it is the preview's. */
  readonly preview: () => RunningPreview;
  /** Another page in front of the counter, closed with the shop. */
  readonly openPage: () => Promise<Page>;
  /** Cuts the till's power; `reopen` starts it again with the same data. */
  readonly killTill: () => Promise<void>;
  readonly reopenTill: () => Promise<Page>;
  /** The address in the QR that the till's screen shows, read from its picture. */
  readonly scanQr: () => Promise<string>;
  /** A customer with a phone, at the pay page behind the QR, in front of the simulated bank's buttons. */
  readonly customerAtBank: () => Promise<Customer>;
  readonly customerAtBankIn: (bank: string) => Promise<Customer>;
}

export interface AddedTill {
  readonly code: string;
  readonly id: string;
  readonly store: string;
}

export interface Customer {
  readonly phone: Page;
  /** Presses one of the simulated bank's buttons. */
  readonly press: (name: string) => Promise<void>;
}

const addedSchema = v.object({
  store: v.optional(v.object({ id: v.string() })),
  till: v.optional(v.object({ id: v.string() })),
  staff: v.optional(v.object({ id: v.string() })),
  pairingCode: v.optional(v.string(), ""),
});

const chile = ["--name", "Café Providencia", "--currency", "CLP"];
const santiago = ["--time-zone", "America/Santiago"];

export const test = base.extend<{ shop: Shop; relayEnv: Readonly<Record<string, string>> }>({
  /** What a test's relay has in its environment besides. */
  relayEnv: [{}, { option: true }],
  shop: async ({ browser, relayEnv }, use) => {
    const folder = await mkdtemp(join(tmpdir(), "cobro-e2e-"));
    const simulator = await startSimulator();
    const relay = await startRelayProcess({
      DATABASE_URL: `sqlite:${folder}/relay.sqlite`,
      FINTOC_SECRET_KEY: simulator.secretKey,
      FINTOC_PUBLIC_KEY: simulator.publicKey,
      FINTOC_WEBHOOK_SECRET: simulator.webhookSecret,
      FINTOC_API_URL: simulator.url,
      FINTOC_WIDGET_URL: `${simulator.url}/v1/`,
      STAFF_PIN_PEPPER: "a pepper of the tests, long enough",
      ...relayEnv,
    });
    simulator.setWebhookUrl(`${relay.url()}/webhooks/fintoc`);
    const opened: TillProcess[] = [];
    const all: TillProcess[] = [];
    const canaries = new Set<string>();
    const phones: Page[] = [];
    const shop = createShop({ all, browser, canaries, folder, opened, phones, relay, simulator });
    await use(shop);
    for (const phone of phones) await phone.context().close();
    for (const till of opened) await till.stop();
    const lines = all.flatMap((till) => till.lines());
    expect(findSecrets(lines, canaries), "secrets in the till's log").toEqual([]);
    await relay.stop();
    await simulator.close();
    await rm(folder, { recursive: true });
  },
});

interface Parts {
  readonly all: TillProcess[];
  readonly canaries: Set<string>;
  readonly browser: Browser;
  readonly folder: string;
  readonly opened: TillProcess[];
  readonly phones: Page[];
  readonly relay: RelayProcess;
  readonly simulator: Simulator;
}

function createShop({
  all,
  browser,
  canaries,
  folder,
  opened,
  phones,
  relay,
  simulator,
}: Parts): Shop {
  const openTill = async (...switches: string[]) => {
    const till = await openTillWindow(browser, [
      `--user-data-dir=${folder}/till`,
      "--allow-unprotected-keychain",
      ...switches,
    ]);
    opened.push(till);
    all.push(till);
    return till.page;
  };
  const till = () => {
    const last = opened.at(-1);
    if (last === undefined) throw new Error("No till is open");
    return last;
  };
  const addTill = async (...store: string[]) => {
    const words = store.length === 0 ? [...chile, ...santiago] : store;
    const added = v.parse(addedSchema, await relay.admin("store", "add", ...words));
    const named = ["--store", added.store?.id ?? "", "--name", "Caja 1"];
    const { pairingCode, till } = v.parse(addedSchema, await relay.admin("till", "add", ...named));
    canaries.add(pairingCode);
    return { code: pairingCode, id: till?.id ?? "", store: added.store?.id ?? "" };
  };
  const addStaff = async (store: string, role: string, name: string, pin: string) => {
    const words = ["staff", "add", "--store", store, "--name", name, "--role", role];
    canaries.add(`"${pin}"`);
    return v.parse(addedSchema, await relay.adminWithPin(pin, ...words)).staff?.id ?? "";
  };
  const scanQr = async () => {
    const picture = await till().page.getByTestId("pay-qr").screenshot();
    const { data, height, width } = PNG.sync.read(picture);
    return decodeQr({ data, height, width });
  };

  return {
    simulator,
    relay,
    tillFolder: join(folder, "till"),
    till,
    canaries,
    databaseUrl: `sqlite:${folder}/relay.sqlite`,
    addTill,
    addStaff,
    openTill,
    async openPairedTill(...store) {
      const { code } = await addTill(...store);
      const page = await openTill(`--relay=${relay.url()}`, `--pairing-code=${code}`);
      await expect(page.getByText("En línea")).toBeVisible();
      return page;
    },
    preview: () => {
      const { preview } = till();
      if (preview === null) throw new Error("This till runs in Electron");
      return preview;
    },
    async openPage() {
      const phone = await (await browser.newContext()).newPage();
      phones.push(phone);
      return phone;
    },
    async killTill() {
      await till().kill();
      opened.pop();
    },
    reopenTill: () => openTill(),
    scanQr,
    customerAtBank: () => customerAtBankIn("BancoEstado"),
    customerAtBankIn,
  };

  async function customerAtBankIn(name: string): Promise<Customer> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const phone = await context.newPage();
    phones.push(phone);
    await phone.goto(await scanQr());
    await phone.getByRole("button", { name: "Pagar desde mi banco" }).click();
    const bank = phone.frameLocator('iframe[title="Banco simulado"]');
    await bank.getByRole("button", { name }).click();
    await bank.getByRole("button", { name: "Ingresar" }).click();
    return { phone, press: (button) => bank.getByRole("button", { name: button }).click() };
  }
}

/** Types an amount on the till's keypad and charges it. */
export async function charge(page: Page, digits: string): Promise<void> {
  for (const digit of digits) {
    await page.getByRole("button", { name: digit, exact: true }).click();
  }
  await page.getByRole("button", { name: /^Cobrar/u }).click();
}

/** What the till's screen says of the sale that it shows. */
export function saleStatus(page: Page) {
  return page.getByTestId("sale-status");
}
