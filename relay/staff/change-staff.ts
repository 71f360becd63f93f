import type { Staff } from "../../contract/staff.ts";
import { recordChange, type ChangedBy, type NewChange } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import type { StaffRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import { isSameName, nameOf } from "../stores/name-of.ts";
import { holdStore } from "./hold-store.ts";
import { refuseEasyPin } from "./refuse-easy-pin.ts";
import { endSessionsOf, toStaff } from "./staff-session.ts";
import { readStoresOf, selectStaffAt } from "./staff-stores.ts";

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
    await holdStore(transaction, storeId, by);
    const known = await transaction
      .selectFrom("staff")
      .selectAll()
      .where("id", "=", member.id)
      .executeTakeFirst();
    if (known !== undefined) return { staff: toStaff(known), known };
    if (by !== null) await refuseTaken(transaction, [storeId], name, member.id);
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
  /** What was hashed, where a manager chose it on screen. */
  readonly pin?: string | undefined;
}

/**
 * Gives a member of staff another name, role or PIN. With another role or PIN their sessions end at
 * once, and nobody has to wait any more for wrong PINs.
 * @throws RelayError staff_not_found, staff_elsewhere, name_invalid, staff_name_taken,
 * staff_last_manager, staff_pin_easy
 */
export function changeMember(
  database: Database,
  change: StaffChange,
  id: string,
  changes: MemberChanges,
): Promise<Staff> {
  const { by, now, ownSession } = change;
  const name = changes.name === undefined ? undefined : nameOf(changes.name);
  return database.transaction().execute(async (transaction) => {
    const { row, stores } = await holdMember(transaction, change, id);
    const record = recorder(transaction, stores, { id, name: row.name }, change);
    const { pin, pinHash, role } = changes;
    refuseEasyPin(role ?? toStaff(row).role, pin);
    if (name !== undefined && name !== row.name) {
      if (by !== null) await refuseTaken(transaction, stores, name, id);
      await transaction.updateTable("staff").set({ name }).where("id", "=", id).execute();
      await record({ kind: "staff_renamed", before: row.name, after: name });
    }
    if (role !== undefined && role !== row.role) {
      if (by !== null && row.role === "manager") await refuseLast(transaction, stores, id);
      await transaction.updateTable("staff").set({ role }).where("id", "=", id).execute();
      await record({ kind: "staff_role", before: row.role, after: role });
      await endSessionsOf(transaction, id, now);
    }
    if (pinHash !== undefined) {
      const hashed = { pin_hash: pinHash };
      await transaction.updateTable("staff").set(hashed).where("id", "=", id).execute();
      await transaction.deleteFrom("pin_tries").where("staff_id", "=", id).execute();
      await record({ kind: "staff_pin" });
      await endSessionsOf(transaction, id, now, ownSession);
    }
    return toStaff({ id, name: name ?? row.name, role: role ?? row.role });
  });
}

/**
 * The sales that they made keep their name; their sessions end at once. They leave every store.
 * @throws RelayError staff_not_found, staff_elsewhere, staff_last_manager
 */
export function removeMember(database: Database, change: StaffChange, id: string): Promise<Staff> {
  const { by, now } = change;
  return database.transaction().execute(async (transaction) => {
    const { row, stores } = await holdMember(transaction, change, id);
    if (by !== null && row.role === "manager") await refuseLast(transaction, stores, id);
    const removed = { removed_at: now };
    await transaction.updateTable("staff").set(removed).where("id", "=", id).execute();
    await transaction.deleteFrom("pin_tries").where("staff_id", "=", id).execute();
    await endSessionsOf(transaction, id, now);
    const record = recorder(transaction, stores, { id, name: row.name }, change);
    await record({ kind: "staff_removed" });
    return toStaff(row);
  });
}

/**
 * A member of the store's staff, with all stores where they work, which nobody else changes until
 * the transaction's end. A manager changes nobody who also works where that manager does not: a PIN
 * would open those stores' books.
 */
async function holdMember(transaction: Database, { by, storeId }: StaffChange, id: string) {
  const stores = idsOf(await readStoresOf(transaction, id));
  await holdStore(transaction, storeId, by, stores);
  const row = await selectStaffAt(transaction, storeId)
    .selectAll("staff")
    .where("staff.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) {
    throw new RelayError("staff_not_found", "This store has no such staff member", "id");
  }
  const own = by === null ? stores : idsOf(await readStoresOf(transaction, by.id));
  if (stores.some((store) => !own.includes(store))) {
    const message =
      "They also work at a store that is not this manager's: its manager changes them";
    throw new RelayError("staff_elsewhere", message, "id");
  }
  return { row, stores };
}

function idsOf(stores: readonly { readonly id: string }[]): readonly string[] {
  return stores.map(({ id }) => id);
}

/** Writes a change down in each store that it concerns. */
function recorder(
  transaction: Database,
  stores: readonly string[],
  subject: { readonly id: string; readonly name: string },
  { by, now }: StaffChange,
) {
  return async (change: Omit<NewChange, "subject">): Promise<void> => {
    for (const store of stores) {
      await recordChange(transaction, store, { ...change, subject }, by, now);
    }
  };
}

/** On the lock screen there is nothing but the name to choose by. */
async function refuseTaken(
  database: Database,
  stores: readonly string[],
  name: string,
  id: string,
): Promise<void> {
  for (const store of stores) {
    const others = await membersBut(database, store, id);
    if (others.every((other) => !isSameName(other.name, name))) continue;
    throw new RelayError("staff_name_taken", `Somebody of this store is called ${name}`, "name");
  }
}

/** Without a manager nobody could add one on screen. The relay's own commands always can. */
async function refuseLast(
  database: Database,
  stores: readonly string[],
  id: string,
): Promise<void> {
  for (const store of stores) {
    const others = await membersBut(database, store, id);
    if (others.some(({ role }) => role === "manager")) continue;
    const message = "This is a store's last manager: make somebody else a manager first";
    throw new RelayError("staff_last_manager", message, "role");
  }
}

function membersBut(database: Database, storeId: string, id: string) {
  return selectStaffAt(database, storeId)
    .select(["staff.name", "staff.role"])
    .where("staff.id", "!=", id)
    .execute();
}
