import { randomUUID } from "node:crypto";

import { enrolmentTokenLength, parsePairingCode } from "../../contract/pairing-code.ts";
import { lockStores, recordChange } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import type { EnrolmentRow } from "../database/schema.ts";
import { hash } from "../hash.ts";
import { makePairingCode } from "../pairings/pairing-code.ts";

export interface NewEnrolment {
  readonly storeId: string;
  /** How its tills are called; `{n}` counts. */
  readonly name: string;
  readonly count: number;
  readonly lifeMs: number;
}

/** Makes a token, told this once: its hash alone is kept. */
export async function createEnrolment(
  database: Database,
  { count, lifeMs, name, storeId }: NewEnrolment,
  nowMs: number,
): Promise<{ readonly enrolment: EnrolmentRow; readonly token: string }> {
  const token = makePairingCode(enrolmentTokenLength);
  const now = new Date(nowMs).toISOString();
  const enrolment: EnrolmentRow = {
    id: randomUUID(),
    store_id: storeId,
    token_hash: hash(parsePairingCode(token) ?? ""),
    name,
    count,
    used: 0,
    expires_at: new Date(nowMs + lifeMs).toISOString(),
    revoked_at: null,
    created_at: now,
  };
  await database.transaction().execute(async (transaction) => {
    await lockStores(transaction, [storeId]);
    await transaction.insertInto("enrolments").values(enrolment).execute();
    const change = { kind: "enrolment_added", after: count } as const;
    await recordChange(transaction, storeId, change, null, now);
  });
  return { enrolment, token };
}

/** No computer is paired with it any more; `null`: there is none of this id. Again: the same. */
export function endEnrolment(
  database: Database,
  id: string,
  nowMs: number,
): Promise<EnrolmentRow | null> {
  const now = new Date(nowMs).toISOString();
  return database.transaction().execute(async (transaction) => {
    const find = transaction.selectFrom("enrolments").selectAll().where("id", "=", id);
    const found = await find.executeTakeFirst();
    if (found === undefined) return null;
    await lockStores(transaction, [found.store_id]);
    const present = await find.executeTakeFirstOrThrow();
    if (present.revoked_at !== null) return present;
    await transaction
      .updateTable("enrolments")
      .set({ revoked_at: now })
      .where("id", "=", id)
      .execute();
    await recordChange(transaction, present.store_id, { kind: "enrolment_revoked" }, null, now);
    return { ...present, revoked_at: now };
  });
}
