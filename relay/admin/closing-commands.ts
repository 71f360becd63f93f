import { verifyClosings } from "../closings/verify-closings.ts";
import type { Database } from "../database/open-database.ts";
import { readOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/**
 * `closings verify` → `{"checked","faults":[{"storeId","number","because"}]}`: every closing of
 * every store against its hash, the one before it, and what it counted. Ends with 1 where one has a
 * fault.
 */
export async function verifyAllClosings(
  database: Database,
  args: readonly string[],
  { foundFaults }: Terminal,
) {
  readOptions(args, []);
  const answer = await verifyClosings(database);
  if (answer.faults.length > 0) foundFaults?.();
  return answer;
}
