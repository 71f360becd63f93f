import { randomUUID } from "node:crypto";

import * as v from "valibot";

import { pinSchema, staffRoles } from "../../contract/staff.ts";
import { checkPepper } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import type { StaffRow } from "../database/schema.ts";
import { hashPin } from "../staff/pin.ts";
import { endSessionsOf, toStaff } from "../staff/staff-session.ts";
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
  const row = {
    id: randomUUID(),
    store_id: storeId,
    name,
    role,
    pin_hash: await readPinHash(terminal),
    created_at: new Date().toISOString(),
    removed_at: null,
  };
  await database.insertInto("staff").values(row).execute();
  return { staff: { ...toStaff(row), store: storeId } };
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
  const removedAt = new Date().toISOString();
  return changeStaff(database, args, removedAt, { removed_at: removedAt });
}

/** `staff set-pin ID`, the PIN typed; their sessions end at once, nobody has to wait any more. */
export async function setStaffPin(database: Database, args: readonly string[], terminal: Terminal) {
  const [id = ""] = readOptions(args, []).positionals;
  await requireStaff(database, id);
  const change = { pin_hash: await readPinHash(terminal) };
  return changeStaff(database, args, new Date().toISOString(), change);
}

async function changeStaff(
  database: Database,
  args: readonly string[],
  now: string,
  change: { readonly removed_at: string } | { readonly pin_hash: string },
) {
  const [id = ""] = readOptions(args, []).positionals;
  const row = await requireStaff(database, id);
  await database.transaction().execute(async (transaction) => {
    await transaction.updateTable("staff").set(change).where("id", "=", id).execute();
    await transaction.deleteFrom("pin_tries").where("staff_id", "=", id).execute();
    await endSessionsOf(transaction, id, now);
  });
  return { staff: toStaff(row) };
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
