import { lockStores, type ChangedBy } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import { RelayError } from "../http/relay-error.ts";
import { selectStaffAt } from "./staff-stores.ts";

/**
 * `lockStores` for a manager's change: whoever was removed or demoted while it was under way, be it
 * while a PIN was hashed or another change went before, changes nothing more.
 * @param others stores that are changed with it
 * @throws RelayError staff_session_expired
 */
export async function holdStore(
  transaction: Database,
  storeId: string,
  by: ChangedBy,
  others: readonly string[] = [],
): Promise<void> {
  await lockStores(transaction, [...new Set([storeId, ...others])]);
  if (by === null) return;
  const manager = await selectStaffAt(transaction, storeId)
    .select("staff.role")
    .where("staff.id", "=", by.id)
    .executeTakeFirst();
  if (manager?.role === "manager") return;
  const message = "Whoever asks has managed this store until just now: sign in again";
  throw new RelayError("staff_session_expired", message);
}
