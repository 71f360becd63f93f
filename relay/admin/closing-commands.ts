import { verifyClosings } from "../closings/verify-closings.ts";
import type { Database } from "../database/open-database.ts";
import { readOptions } from "./options.ts";

/**
 * `closings verify` → `{"checked","faults":[{"storeId","number","because"}]}`: every closing of
 * every store against its hash, the one before it, and what it counted.
 */
export async function verifyAllClosings(database: Database, args: readonly string[]) {
  readOptions(args, []);
  return verifyClosings(database);
}
