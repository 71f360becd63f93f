import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { vi } from "vitest";

import type { Sale, TillState } from "../../contract/bridge.ts";
import type { OpenJsonFile } from "../../main/settings/json-file.ts";
import { openTill, type Till, type TillOptions } from "../../main/till/till.ts";
import { keychain } from "./keychain.ts";

export interface TillBench {
  readonly folder: string;
  readonly open: (more?: Partial<TillOptions>) => Promise<Till>;
  /** The next writes of the till's documents fail with this code, or work again. */
  readonly failWrites: (code: string | null) => void;
  readonly close: () => Promise<void>;
}

/** The till of the main process without its windows, with a data folder of its own. */
export function tillBench(): TillBench {
  const folder = mkdtempSync(join(tmpdir(), "cobro-till-"));
  const tills: Till[] = [];
  let failing: string | null = null;

  const openFile: OpenJsonFile = (name) => {
    const path = join(folder, `${name}.json`);
    return {
      read: () => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null),
      write(document) {
        if (failing !== null) throw Object.assign(new Error("write failed"), { code: failing });
        writeFileSync(path, JSON.stringify(document));
      },
      setAside(suffix) {
        renameSync(path, join(folder, `${name}.${suffix}.json`));
        return `${name}.${suffix}.json`;
      },
    };
  };

  return {
    folder,
    failWrites: (code) => {
      failing = code;
    },
    async open(more = {}) {
      const till = await openTill({
        safeStorage: keychain,
        relayUrl: null,
        pairingCode: null,
        allowUnprotectedKeychain: true,
        refuseLiveMode: true,
        log: () => undefined,
        fetch,
        openFile,
        ...more,
      });
      tills.push(till);
      return till;
    },
    async close() {
      await Promise.all(tills.map((till) => till.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

const until = { timeout: 15_000, interval: 10 };

/** Resolves with the till's state once it fits. */
export function tillState(till: Till, fits: (state: TillState) => boolean): Promise<TillState> {
  return vi.waitFor(() => {
    const state = till.state();
    if (!fits(state)) throw new Error(`not yet: ${JSON.stringify(state)}`);
    return state;
  }, until);
}

export const isOnline = (state: TillState) => state.connection.kind === "online";

/** Resolves with the sale once it fits. */
export async function saleState(
  till: Till,
  id: string,
  fits: (sale: Sale) => boolean,
): Promise<Sale> {
  const find = (state: TillState) => state.sales.find((sale) => sale.id === id);
  const state = await tillState(till, (each) => {
    const sale = find(each);
    return sale !== undefined && fits(sale);
  });
  const sale = find(state);
  if (sale === undefined) throw new Error("unreachable");
  return sale;
}

/** Charges and waits for the payment intent. */
export async function chargeAt(till: Till, amount = 12_990, entryId: string = randomUUID()) {
  await tillState(till, isOnline);
  const answer = await till.handlers["sales.charge"]({
    entryId,
    amount,
    reference: "Mesa 4",
    tip: null,
    customerEmail: null,
  });
  if (!answer.ok) throw new Error(answer.failure.code);
  return saleState(till, answer.value.id, (sale) => sale.paymentIntent?.payUrl != null);
}
