import { createHmac } from "node:crypto";

import type { Database } from "../database/open-database.ts";
import { removeMember } from "../staff/change-staff.ts";

const key = "pin_pepper";

/**
 * The pepper of PINs lies beside Fintoc's keys. Where both were lost and the keys typed anew, no PIN
 * can be checked any more: whoever has one leaves, and a first manager is added anew.
 * @returns how many left
 */
export async function dropUncheckablePins(
  database: Database,
  pepper: string,
  now: string,
): Promise<number> {
  // Of a pepper of 33 random bytes this tells nothing.
  const mark = createHmac("sha256", pepper).update("the pepper of these PINs").digest("base64url");
  const known = await database
    .selectFrom("meta")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  if (known?.value === mark) return 0;
  const staff =
    known === undefined
      ? []
      : await database
          .selectFrom("staff")
          .select(["id", "store_id"])
          .where("removed_at", "is", null)
          .execute();
  for (const { id, store_id: storeId } of staff) {
    await removeMember(database, { storeId, by: null, now }, id);
  }
  // Last: stopped before this, the next start goes on.
  await database
    .insertInto("meta")
    .values({ key, value: mark })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: mark }))
    .execute();
  return staff.length;
}
