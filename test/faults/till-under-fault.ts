import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import * as v from "valibot";

import type { Sale } from "../../contract/bridge.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { createSeal } from "../../main/secrets/till-secret.ts";
import type { OpenJsonFile } from "../../main/settings/json-file.ts";
import { openTill, type Till } from "../../main/till/till.ts";
import type { Random } from "../../simulator/random.ts";
import { keychain } from "../till/keychain.ts";

/** The till of the main process, on plain files, that dies without warning and is opened again. */
export interface TillUnderFault {
  readonly name: string;
  readonly secret: string;
  /** The till that is open now, or the next one while it is dead. */
  readonly present: () => Promise<Till>;
  /** Dies at this moment: nothing more is sent, received or written. Another is opened from its files. */
  readonly kill: (downMs: number) => Promise<void>;
  /** What it has shown last of each intent, now or in an earlier life. */
  readonly shown: ReadonlyMap<string, PaymentIntent>;
  readonly sales: () => readonly Sale[];
  readonly close: () => Promise<void>;
}

export interface TillFaults {
  /** Draws which of the relay's answers never reach the till. */
  readonly random: Random;
  readonly lossChance: () => number;
}

const pollMs = 20;
const settingsSchema = v.object({ pairing: v.object({ sealedSecret: v.string() }) });

export async function openTillUnderFault(options: {
  readonly name: string;
  readonly folder: string;
  readonly relayUrl: string;
  readonly pairingCode: string;
  readonly faults: TillFaults;
}): Promise<TillUnderFault> {
  const { folder, name, pairingCode, relayUrl } = options;
  mkdirSync(folder, { recursive: true });
  const shown = new Map<string, PaymentIntent>();

  async function open(): Promise<{ readonly till: Till; readonly life: AbortController }> {
    const life = new AbortController();
    const till = await openTill({
      openFile: filesOf(folder, life.signal),
      safeStorage: keychain,
      relayUrl,
      pairingCode,
      allowUnprotectedKeychain: true,
      refuseLiveMode: true,
      log: () => undefined,
      fetch: mortalFetch(life.signal, options.faults),
    });
    till.subscribe(({ sales }) => {
      if (life.signal.aborted) return;
      for (const { id, paymentIntent } of sales) {
        if (paymentIntent !== null) shown.set(id, paymentIntent);
      }
    });
    return { till, life };
  }

  let living = Promise.resolve(await open());
  let last = (await living).till;
  const stored = v.parse(settingsSchema, filesOf(folder)("settings").read());
  const opened = await createSeal(keychain, true).open(stored.pairing.sealedSecret);
  if (!opened.ok) throw new Error(`${name}: its secret cannot be read`);

  return {
    name,
    secret: opened.value.secret,
    present: async () => (await living).till,
    kill(downMs) {
      living = living.then(async ({ life, till }) => {
        life.abort();
        await till.close();
        await delay(downMs);
        const next = await open();
        last = next.till;
        return next;
      });
      return living.then(() => undefined);
    },
    shown,
    sales: () => last.state().sales,
    async close() {
      await (await living).till.close();
    },
  };
}

/** Waits until something is there; `null` when the signal comes first. */
export async function waitUntil<Found>(
  look: () => Found | null | Promise<Found | null>,
  signal: AbortSignal,
): Promise<Found | null> {
  while (!signal.aborted) {
    const found = await look();
    if (found !== null) return found;
    await delay(pollMs, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/** The files outlive their till: once it is dead it can write nothing more. */
function filesOf(folder: string, life?: AbortSignal): OpenJsonFile {
  return (name) => {
    const path = join(folder, `${name}.json`);
    return {
      read: () => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null),
      write(document) {
        if (life?.aborted === true) throw Object.assign(new Error("dead"), { code: "EIO" });
        writeFileSync(`${path}.new`, JSON.stringify(document));
        renameSync(`${path}.new`, path);
      },
      setAside(suffix) {
        renameSync(path, join(folder, `${name}.${suffix}.json`));
        return `${name}.${suffix}.json`;
      },
    };
  };
}

/** A network that ends with the till and now and then loses an answer, after the relay has done its part. */
function mortalFetch(life: AbortSignal, faults: TillFaults): typeof fetch {
  return async (input, init) => {
    const own = init?.signal ?? (input instanceof Request ? input.signal : null);
    const signal = own === null ? life : AbortSignal.any([life, own]);
    const response = await fetch(input, { ...init, signal });
    const isStream = response.headers.get("Content-Type") === "text/event-stream";
    if (!isStream && faults.random() < faults.lossChance()) {
      await response.arrayBuffer();
      throw new TypeError("the answer was lost on the way");
    }
    return response;
  };
}
