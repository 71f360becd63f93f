import { checkPepper, type Config } from "../config.ts";
import type { Database } from "../database/open-database.ts";

/**
 * Staff were added, so their PINs must be checkable: better no start than tills that nobody can
 * sign in to.
 * @throws Error with a sentence for the operator
 */
export async function checkStaffPepper(database: Database, config: Config): Promise<void> {
  if (config.staffPinPepper !== null) return;
  const someone = await database
    .selectFrom("staff")
    .select("id")
    .where("removed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  const fault = checkPepper(undefined);
  if (someone !== undefined && fault !== null) throw new Error(fault);
}
