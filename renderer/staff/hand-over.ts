import { changeEntry } from "../cashier/entry-store.ts";
import { pickSale } from "../cashier/picked-sale-store.ts";

/** Whose half-typed entry the keypad holds. */
let ownerId: string | null = null;

/** What one member has typed waits for them behind the lock, and is never another's. */
export function handOver(staffId: string): void {
  if (ownerId !== null && ownerId !== staffId) {
    changeEntry({ kind: "charged" });
    pickSale(null);
  }
  ownerId = staffId;
}
