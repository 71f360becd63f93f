import { create } from "zustand";

import type { Sale } from "../../contract/bridge.ts";
import { bridge } from "../bridge/bridge.ts";
import { presentTill } from "../bridge/till-store.ts";
import { chargeInput, emptyEntry, nextEntry, type Entry, type EntryAction } from "./entry.ts";

export const useEntryStore = create<{ readonly entry: Entry }>()(() => ({
  entry: emptyEntry(crypto.randomUUID()),
}));

export function changeEntry(action: EntryAction): void {
  useEntryStore.setState(({ entry }) => ({
    entry: nextEntry(entry, action, crypto.randomUUID()),
  }));
}

/** Charges what was typed. While one charge is on its way, another press of the key does nothing. */
export async function charge(): Promise<void> {
  const { entry } = useEntryStore.getState();
  const till = presentTill();
  if (till === null || till.pairing.kind !== "paired" || entry.charging) return;
  // Why nothing can be charged stands on the screen already.
  if (till.connection.kind !== "online") return;
  const { currency, limits } = till.pairing.store;

  const input = chargeInput(entry, { currency, maxAmount: limits.maxAmount });
  if (!input.ok) {
    changeEntry({ kind: "faulty", fault: input.failure });
    return;
  }
  changeEntry({ kind: "charging" });
  try {
    const answer = await bridge.call("sales.charge", input.value);
    if (answer.ok) {
      changeEntry({ kind: "charged" });
      return;
    }
    const { code } = answer.failure;
    const field = code === "customer_email_invalid" ? "customerEmail" : "amount";
    changeEntry({ kind: "faulty", fault: { field, code } });
  } catch (cause) {
    // A fault of ours: the keypad must come back, and the fault must be seen.
    changeEntry({ kind: "faulty", fault: { field: "amount", code: "internal_error" } });
    throw cause;
  }
}

/** Charges a sale's amount once more, as an entry of its own. */
export async function chargeAgain(sale: Sale): Promise<void> {
  const { amount, tip, reference, customerEmail } = sale;
  changeEntry({ kind: "again", amount, tip, reference, customerEmail });
  await charge();
}
