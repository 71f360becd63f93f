import type { Staff } from "../../contract/staff.ts";
import { lockStore, recordChange, type ChangedBy } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import type { StaffRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import { isSameName, nameOf } from "../stores/name-of.ts";
import { endSessionsOf, toStaff } from "./staff-session.ts";

/** Who changes something, when, and with which session. */
export interface StaffChange {
  readonly storeId: string;
  readonly by: ChangedBy;
  readonly now: string;
  /** The session that asks: another PIN of one's own does not end it. */
  readonly ownSession?: string;
}

export interface NewMember {
  readonly id: string;
  readonly name: string;
  readonly role: Staff["role"];
  readonly pinHash: string;
}

/**
 * Adds a member of staff.
 * @returns the row that has this id already, where there is one: nothing is changed
 * @throws RelayError name_invalid, staff_name_taken
 */
export function addMember(
  database: Database,
  { by, now, storeId }: StaffChange,
  member: NewMember,
): Promise<{ readonly staff: Staff; readonly known: StaffRow | null }> {
  const name = nameOf(member.name);
  return database.transaction().execute(async (transaction) => {
    await lockStore(transaction, storeId);
    const known = await transaction
      .selectFrom("staff")
      .selectAll()
      .where("id", "=", member.id)
      .executeTakeFirst();
    if (known !== undefined) return { staff: toStaff(known), known };
    if (by !== null) await refuseTaken(transaction, storeId, name, member.id);
    const row = {
      id: member.id,
      store_id: storeId,
      name,
      role: member.role,
      pin_hash: member.pinHash,
      created_at: now,
      removed_at: null,
    };
    await transaction.insertInto("staff").values(row).execute();
    const change = { kind: "staff_added", subject: { id: row.id, name }, after: row.role } as const;
    await recordChange(transaction, storeId, change, by, now);
    return { staff: toStaff(row), known: null };
  });
}

export interface MemberChanges {
  readonly name?: string | undefined;
  readonly role?: Staff["role"] | undefined;
  readonly pinHash?: string | undefined;
}

/**
 * Gives a member of staff another name, role or PIN. With another role or PIN their sessions end at
 * once, and nobody has to wait any more for wrong PINs.
 * @throws RelayError staff_not_found, name_invalid, staff_name_taken, staff_last_manager
 */
export function changeMember(
  database: Database,
  { by, now, ownSession, storeId }: StaffChange,
  id: string,
  changes: MemberChanges,
): Promise<Staff> {
  const name = changes.name === undefined ? undefined : nameOf(changes.name);
  return database.transaction().execute(async (transaction) => {
    await lockStore(transaction, storeId);
    const row = await findMember(transaction, storeId, id);
    const subject = { id, name: row.name };
    const record = (change: Parameters<typeof recordChange>[2]) =>
      recordChange(transaction, storeId, change, by, now);
    if (name !== undefined && name !== row.name) {
      if (by !== null) await refuseTaken(transaction, storeId, name, id);
      await transaction.updateTable("staff").set({ name }).where("id", "=", id).execute();
      await record({ kind: "staff_renamed", subject, before: row.name, after: name });
    }
    const { pinHash, role } = changes;
    if (role !== undefined && role !== row.role) {
      if (by !== null && row.role === "manager") await refuseLast(transaction, storeId, id);
      await transaction.updateTable("staff").set({ role }).where("id", "=", id).execute();
      await record({ kind: "staff_role", subject, before: row.role, after: role });
      await endSessionsOf(transaction, id, now);
    }
    if (pinHash !== undefined) {
      const pin = { pin_hash: pinHash };
      await transaction.updateTable("staff").set(pin).where("id", "=", id).execute();
      await transaction.deleteFrom("pin_tries").where("staff_id", "=", id).execute();
      await record({ kind: "staff_pin", subject });
      await endSessionsOf(transaction, id, now, ownSession);
    }
    return toStaff(await findMember(transaction, storeId, id));
  });
}

/**
 * The sales that they made keep their name; their sessions end at once.
 * @throws RelayError staff_not_found, staff_last_manager
 */
export function removeMember(
  database: Database,
  { by, now, storeId }: StaffChange,
  id: string,
): Promise<Staff> {
  return database.transaction().execute(async (transaction) => {
    await lockStore(transaction, storeId);
    const row = await findMember(transaction, storeId, id);
    if (by !== null && row.role === "manager") await refuseLast(transaction, storeId, id);
    const removed = { removed_at: now };
    await transaction.updateTable("staff").set(removed).where("id", "=", id).execute();
    await transaction.deleteFrom("pin_tries").where("staff_id", "=", id).execute();
    await endSessionsOf(transaction, id, now);
    const subject = { id, name: row.name };
    await recordChange(transaction, storeId, { kind: "staff_removed", subject }, by, now);
    return toStaff(row);
  });
}

async function findMember(database: Database, storeId: string, id: string): Promise<StaffRow> {
  const row = await database
    .selectFrom("staff")
    .selectAll()
    .where("id", "=", id)
    .where("store_id", "=", storeId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) {
    throw new RelayError("staff_not_found", "This store has no such staff member", "id");
  }
  return row;
}

/** On the lock screen there is nothing but the name to choose by. */
async function refuseTaken(database: Database, storeId: string, name: string, id: string) {
  const others = await membersBut(database, storeId, id);
  if (others.every((other) => !isSameName(other.name, name))) return;
  throw new RelayError("staff_name_taken", `Somebody of this store is called ${name}`, "name");
}

/** Without a manager nobody could add one on screen. The relay's own commands always can. */
async function refuseLast(database: Database, storeId: string, id: string) {
  const others = await membersBut(database, storeId, id);
  if (others.some(({ role }) => role === "manager")) return;
  const message = "This is the store's last manager: make somebody else a manager first";
  throw new RelayError("staff_last_manager", message, "role");
}

function membersBut(database: Database, storeId: string, id: string) {
  return database
    .selectFrom("staff")
    .select(["name", "role"])
    .where("store_id", "=", storeId)
    .where("id", "!=", id)
    .where("removed_at", "is", null)
    .execute();
}
