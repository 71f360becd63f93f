import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

import * as v from "valibot";

import type { Mode } from "../../contract/payment-intent.ts";

const rowSchema = v.object({
  fintoc_id: v.nullable(v.string()),
  session_id: v.nullable(v.string()),
});

/**
 * Where Fintoc keeps the last sale that this computer has made in a mode: only keys of the account
 * that made it find it there.
 * @returns a path of Fintoc's API; `null` before the first sale
 */
export function lastFintocPage(databaseFile: string, mode: Mode): string | null {
  if (!existsSync(databaseFile)) return null;
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    const row = database
      .prepare(
        `select fintoc_id, session_id from payment_intents
         where mode = ? and fintoc_id is not null order by created_at desc limit 1`,
      )
      .get(mode);
    if (row === undefined) return null;
    const { fintoc_id: id, session_id: session } = v.parse(rowSchema, row);
    return session === null
      ? `/v1/payment_intents/${encodeURIComponent(id ?? "")}`
      : `/v1/checkout_sessions/${encodeURIComponent(session)}`;
  } finally {
    database.close();
  }
}
