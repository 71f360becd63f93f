import { randomUUID } from "node:crypto";

import * as v from "valibot";

import { pinSchema, staffRoles } from "../../contract/staff.ts";
import { checkPepper } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import type { StaffRow } from "../database/schema.ts";
import { addMember, changeMember, removeMember } from "../staff/change-staff.ts";
import { hashPin } from "../staff/pin.ts";
import { toStaff } from "../staff/staff-session.ts";
import { selectStaffAt } from "../staff/staff-stores.ts";
import type { Terminal } from "./terminal.ts";
import { CommandError } from "./command-error.ts";
import { readOptions, required } from "./options.ts";

/** `staff add --store ID --name … --role cashier|manager`, the PIN typed → `{"staff":{"id",…}}` */
export async function addStaff(database: Database, args: readonly string[], terminal: Terminal) {
  const parsed = readOptions(args, ["store", "name", "role"]);
  const storeId = required(parsed, "store");
  const name = required(parsed, "name");
  const role = staffRoles.find((each) => each === required(parsed, "role"));
  if (role === undefined) throw new CommandError(`--role must be ${staffRoles.join(" or ")}`);
  await requireStore(database, storeId);
  const member = { id: randomUUID(), name, role, pinHash: await readPinHash(terminal) };
  const change = { storeId, by: null, now: new Date().toISOString() };
  const { staff } = await addMember(database, change, member);
  return { staff: { ...staff, store: storeId } };
}

/** `staff list --store ID` → `{"staff":[{"id","name","role","stores":[…]}]}`: whoever works there. */
export async function listStaff(database: Database, args: readonly string[]) {
  const storeId = required(readOptions(args, ["store"]), "store");
  await requireStore(database, storeId);
  const rows = await selectStaffAt(database, storeId).selectAll().orderBy("name").execute();
  const further = await database
    .selectFrom("staff_stores")
    .selectAll()
    .orderBy("store_id")
    .execute();
  const storesOf = ({ id, store_id: home }: StaffRow) => [
    home,
    ...further.filter((each) => each.staff_id === id).map((each) => each.store_id),
  ];
  const staff = rows.map((row) => {
    const { id, name, role } = toStaff(row);
    return { id, name, role, stores: storesOf(row) };
  });
  return { staff };
}

/** `staff remove ID`; the sales that they made keep their name, their sessions end at once. */
export async function removeStaff(database: Database, args: readonly string[]) {
  const [id = ""] = readOptions(args, []).positionals;
  const { store_id: storeId } = await requireStaff(database, id);
  const change = { storeId, by: null, now: new Date().toISOString() };
  return { staff: await removeMember(database, change, id) };
}

/** `staff set-pin ID`, the PIN typed; their sessions end at once, nobody has to wait any more. */
export async function setStaffPin(database: Database, args: readonly string[], terminal: Terminal) {
  const [id = ""] = readOptions(args, []).positionals;
  const { store_id: storeId } = await requireStaff(database, id);
  const pinHash = await readPinHash(terminal);
  const change = { storeId, by: null, now: new Date().toISOString() };
  return { staff: await changeMember(database, change, id, { pinHash }) };
}

/** @throws CommandError */
export async function requireStaff(database: Database, id: string) {
  const row = await database
    .selectFrom("staff")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw new CommandError(`Nobody has the id ${id}: see staff list`);
  return row;
}

/** @throws CommandError */
export async function requireStore(database: Database, id: string): Promise<void> {
  const store = await database
    .selectFrom("stores")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (store === undefined) throw new CommandError(`No store has the id ${id}: see store list`);
}

async function readPinHash({ env, readSecret }: Terminal): Promise<string> {
  const pepper = env["STAFF_PIN_PEPPER"]?.trim();
  const fault = checkPepper(pepper);
  if (pepper === undefined || fault !== null) throw new CommandError(fault ?? "");
  const pin = v.safeParse(pinSchema, await readSecret("PIN, 4 to 8 digits: "));
  if (!pin.success) {
    throw new CommandError("The PIN must have 4 to 8 digits: type it, or give it on stdin");
  }
  return hashPin(pin.output, pepper);
}
