import * as v from "valibot";

import { staffSchema, type Staff } from "../../contract/staff.ts";
import type { Database } from "../database/open-database.ts";
import type { StaffRow } from "../database/schema.ts";
import { hash, randomText } from "../hash.ts";
import { RelayError } from "../http/relay-error.ts";
import { forgiveTries } from "./pin-tries.ts";

/** A staff member signed in at a till. */
export interface StaffSession {
  readonly staff: Staff;
  readonly tokenHash: string;
}

const minute = 60_000;
/** A cashier's session lasts until it is locked, but no longer than a working day. */
const lifeMs: Readonly<Record<Staff["role"], number>> = {
  cashier: 12 * 60 * minute,
  manager: 15 * minute,
};
const keptAfterEndMs = 24 * 60 * minute;

export function toStaff({ id, name, role }: Pick<StaffRow, "id" | "name" | "role">): Staff {
  return v.parse(staffSchema, { id, name, role });
}

/**
 * Begins a session for a staff member whose PIN has just been found right.
 * @returns `null` when the member has been removed or given another PIN meanwhile
 */
export function beginSession(
  database: Database,
  row: StaffRow,
  tillId: string,
  nowMs: number,
): Promise<{ readonly token: string; readonly expiresAt: string } | null> {
  const staff = toStaff(row);
  const token = `cobro_staff_${randomText(32)}`;
  const expiresAt = new Date(nowMs + lifeMs[staff.role]).toISOString();
  return database.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable("staff")
      .set({ pin_hash: row.pin_hash })
      .where("id", "=", row.id)
      .where("pin_hash", "=", row.pin_hash)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return null;
    await forgiveTries(transaction, { staffId: row.id, tillId });
    await transaction
      .deleteFrom("staff_sessions")
      .where("expires_at", "<", new Date(nowMs - keptAfterEndMs).toISOString())
      .execute();
    await transaction
      .insertInto("staff_sessions")
      .values({
        token_hash: hash(token),
        staff_id: row.id,
        till_id: tillId,
        created_at: new Date(nowMs).toISOString(),
        expires_at: expiresAt,
        ended_at: null,
      })
      .execute();
    return { token, expiresAt };
  });
}

/**
 * The session that a `Staff-Session` header names, at the till where it was begun; `null` without
 * a header. It is looked up by its hash, so that no comparison's duration tells anything of it.
 * @throws RelayError staff_session_unknown, staff_session_expired
 */
export async function readSession(
  database: Database,
  token: string | undefined,
  tillId: string,
  now: string,
): Promise<StaffSession | null> {
  if (token === undefined) return null;
  const tokenHash = hash(token);
  const row = await database
    .selectFrom("staff_sessions")
    .innerJoin("tills", "tills.id", "staff_sessions.till_id")
    .innerJoin("staff", "staff.id", "staff_sessions.staff_id")
    .select(["staff.id", "staff.name", "staff.role"])
    .select(["staff_sessions.expires_at", "staff_sessions.ended_at"])
    .where("token_hash", "=", tokenHash)
    .where("till_id", "=", tillId)
    // Whoever belongs to the till's store no more has no session there any more.
    .where((session) =>
      session.or([
        session("staff.store_id", "=", session.ref("tills.store_id")),
        session.exists(
          session
            .selectFrom("staff_stores")
            .select("staff_stores.staff_id")
            .whereRef("staff_stores.staff_id", "=", "staff.id")
            .whereRef("staff_stores.store_id", "=", "tills.store_id"),
        ),
      ]),
    )
    .executeTakeFirst();
  if (row === undefined) {
    throw new RelayError("staff_session_unknown", "This till has no such session: sign in again");
  }
  if (row.ended_at !== null || row.expires_at <= now) {
    throw new RelayError("staff_session_expired", "This session has ended: sign in again");
  }
  return { staff: toStaff(row), tokenHash };
}

/**
 * Ends a till's session; one that has ended already stays so.
 * @throws RelayError staff_session_unknown
 */
export async function endSession(
  database: Database,
  token: string | undefined,
  tillId: string,
  now: string,
): Promise<void> {
  const ended = await database
    .updateTable("staff_sessions")
    .set((session) => ({ ended_at: session.fn.coalesce("ended_at", session.val(now)) }))
    .where("token_hash", "=", hash(token ?? ""))
    .where("till_id", "=", tillId)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) {
    throw new RelayError("staff_session_unknown", "This till has no such session");
  }
}

/** Ends all sessions of a staff member, at every till. @param kept the hash of one that goes on */
export async function endSessionsOf(
  database: Database,
  staffId: string,
  now: string,
  kept = "",
): Promise<void> {
  await database
    .updateTable("staff_sessions")
    .set({ ended_at: now })
    .where("staff_id", "=", staffId)
    .where("token_hash", "!=", kept)
    .where("ended_at", "is", null)
    .execute();
}
