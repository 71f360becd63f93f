import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";

import type { Preferences } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import type { Currency } from "../../contract/money.ts";
import type { PracticeOutcome } from "../../contract/practice.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Fork } from "../embedded/relay-child.ts";
import { startRelayProcess, type RelayProcess } from "../embedded/start-relay-process.ts";
import type { OpenHome } from "../home/homes.ts";
import { openPrints } from "../printing/prints.ts";
import { dataFiles } from "../settings/data-files.ts";
import { openDocument } from "../settings/document.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";
import { firstSettings, settingsSchema, type Settings } from "../till/settings-schema.ts";
import { openTill, type TillOptions } from "../till/till.ts";
import { dropErased } from "./erase-practice.ts";
import { startPracticeBank } from "./practice-bank.ts";
import { practiceFetch, practiceRelayConfig } from "./practice-fences.ts";
import { practiceShop } from "./practice-shop.ts";

/** What practice begins with: as the till is that it is entered from. */
export interface PracticeSeed {
  readonly preferences: Preferences;
  /** Of the shop that the till belongs to, where there is one. */
  readonly currency: Currency | null;
}

export interface PracticeOptions {
  /** Of practice alone. */
  readonly folder: string;
  readonly fork: Fork;
  readonly relayProgram: string;
  readonly bankProgram: string;
  readonly till: Omit<TillOptions, "openFile" | "relayUrl" | "pairingCode" | "refuseLiveMode">;
  readonly seed: () => PracticeSeed;
}

/** Practice mode while it is open: what a till in a real shop does not have. */
export interface Practice {
  readonly act: (fintocId: string, outcome: PracticeOutcome) => Promise<Result<null, Failure>>;
  /** Ana and Luz come to work: from now on the till is signed in to. */
  readonly addStaff: () => Promise<Result<null, Failure>>;
}

/** Nothing in it is worth anything: the keys are a simulator's, the pepper guards PINs that are shown. */
const practiceSchema = v.object({
  secretKey: v.string(),
  publicKey: v.string(),
  pepper: v.pipe(v.string(), v.minLength(32)),
});

/** Opens practice: simulated bank, relay, till, each with its own documents. */
export async function openPractice(
  options: PracticeOptions,
): Promise<Result<OpenHome & { readonly practice: Practice }, Failure>> {
  const { folder, fork } = options;
  const { log } = options.till;
  dropErased(folder);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    return fail(failure("practice_not_started", String(error)));
  }
  const openFile = dataFiles(folder);
  const suffix = `corrupt-${fileStamp(Date.now())}`;
  const own = openDocument(openFile("practice"), practiceSchema, invented(), suffix).document;
  const kept = own.set(own.get());
  if (!kept.ok) return kept;
  const { pepper, publicKey, secretKey } = own.get();
  const keys = { publicKey, secretKey };
  const settings = seeded(openFile, options.seed);

  const bank = await startPracticeBank({
    fork,
    keys,
    log,
    program: options.bankProgram,
    file: join(folder, "bank.json"),
  });
  if (!bank.ok) return bank;
  const relay = await startRelay();
  if (!relay.ok) {
    await bank.value.close();
    return relay;
  }
  const opened = await moveIn(relay.value);
  if (!opened.ok) {
    await closeAll(relay.value);
    return opened;
  }
  const till = opened.value;
  async function startRelay(): Promise<Result<RelayProcess, Failure>> {
    if (!bank.ok) return bank;
    const known = settings.pairing?.relayUrl ?? null;
    const config = practiceRelayConfig(bank.value.url, {
      keys,
      pepper,
      databaseFile: join(folder, "relay.sqlite"),
      port: known === null ? 0 : Number(new URL(known).port),
    });
    if (!config.ok) return config;
    return startRelayProcess({
      fork,
      log,
      program: options.relayProgram,
      config: config.value,
    });
  }

  /** The till, paired with its relay by itself. */
  async function moveIn(running: RelayProcess) {
    const url = running.url();
    if (url === null) return fail(failure("practice_not_started", "The relay has ended"));
    const pairing = settings.pairing ?? null;
    if (pairing !== null && pairing.relayUrl !== url) {
      // Another program has its port by now: the same till at the address that the process told.
      openFile("settings").write({ ...settings, pairing: { ...pairing, relayUrl: url } });
    }
    const offered = pairing === null ? await running.setUp(shop(false)) : ok({ pairingCode: null });
    if (!offered.ok) return offered;
    return ok(
      await openTill({
        ...options.till,
        openFile,
        relayUrl: url,
        pairingCode: offered.value.pairingCode,
        refuseLiveMode: true,
        fetch: practiceFetch(running.url, options.till.fetch),
      }),
    );
  }

  function shop(withStaff: boolean) {
    const { language } = settings.preferences;
    const currency = settings.pairing?.store.currency ?? currencyOf(options.seed());
    return practiceShop(language, currency, withStaff);
  }

  async function closeAll(running: RelayProcess): Promise<void> {
    await running.close();
    if (bank.ok) await bank.value.close();
  }

  return ok({
    till,
    prints: openPrints(openFile, till.relayNow),
    async close() {
      await till.close();
      await closeAll(relay.value);
    },
    practice: {
      act: bank.value.act,
      async addStaff() {
        const added = await relay.value.setUp(shop(true));
        return added.ok ? ok(null) : added;
      },
    },
  });
}

function invented(): v.InferOutput<typeof practiceSchema> {
  return {
    secretKey: `sk_test_${randomBytes(24).toString("hex")}`,
    publicKey: `pk_test_${randomBytes(24).toString("hex")}`,
    pepper: randomBytes(33).toString("base64"),
  };
}

/** The till's settings; the first time, as the till was that practice is entered from. */
function seeded(openFile: OpenJsonFile, seed: () => PracticeSeed): Settings {
  const file = openFile("settings");
  try {
    const stored = v.safeParse(settingsSchema, file.read());
    if (stored.success) return stored.output;
    const first = { ...firstSettings, preferences: seed().preferences };
    if (file.read() === null) file.write(first);
    return first;
  } catch {
    // The till says itself what is wrong with its documents.
    return firstSettings;
  }
}

function currencyOf({ currency, preferences }: PracticeSeed): Currency {
  return currency ?? (preferences.language === "es-MX" ? "MXN" : "CLP");
}
