import { lockStores, recordChange } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import { endSessionsOf, toStaff } from "../staff/staff-session.ts";
import { readStoresOf } from "../staff/staff-stores.ts";
import { CommandError } from "./command-error.ts";
import { readOptions, required } from "./options.ts";
import { requireStaff, requireStore } from "./staff-commands.ts";

/** `staff allow ID --store STORE` → `{"staff":{"id",…,"stores":[…]}}`; again changes nothing. */
export async function allowStaff(database: Database, args: readonly string[]) {
  const { row, storeId } = await readArguments(database, args);
  await requireStore(database, storeId);
  if (row.store_id !== storeId) {
    const now = new Date().toISOString();
    await database.transaction().execute(async (transaction) => {
      await lockStores(transaction, [storeId]);
      const { numInsertedOrUpdatedRows: added } = await transaction
        .insertInto("staff_stores")
        .values({ staff_id: row.id, store_id: storeId, created_at: now })
        .onConflict((conflict) => conflict.columns(["staff_id", "store_id"]).doNothing())
        .executeTakeFirst();
      if (added === 0n) return;
      await recordChange(
        transaction,
        storeId,
        { kind: "staff_added", subject: row, after: row.role },
        null,
        now,
      );
    });
  }
  return describe(database, row);
}

/**
 * `staff deny ID --store STORE`; their sessions end at once at every till, because any of them may
 * be looking at that store.
 */
export async function denyStaff(database: Database, args: readonly string[]) {
  const { row, storeId } = await readArguments(database, args);
  if (row.store_id === storeId) {
    throw new CommandError(
      `${row.name} was added to that store: remove them with staff remove ${row.id}, or leave it`,
    );
  }
  const now = new Date().toISOString();
  await database.transaction().execute(async (transaction) => {
    await lockStores(transaction, [storeId]);
    const { numDeletedRows } = await transaction
      .deleteFrom("staff_stores")
      .where("staff_id", "=", row.id)
      .where("store_id", "=", storeId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) {
      throw new CommandError(`${row.name} does not belong to the store ${storeId}: see staff list`);
    }
    await endSessionsOf(transaction, row.id, now);
    await recordChange(transaction, storeId, { kind: "staff_removed", subject: row }, null, now);
  });
  return describe(database, row);
}

type Row = Awaited<ReturnType<typeof requireStaff>>;

async function readArguments(database: Database, args: readonly string[]) {
  const parsed = readOptions(args, ["store"]);
  const storeId = required(parsed, "store");
  return { row: await requireStaff(database, parsed.positionals[0] ?? ""), storeId };
}

async function describe(database: Database, row: Row) {
  const stores = await readStoresOf(database, row.id);
  const further = stores.map(({ id }) => id).filter((id) => id !== row.store_id);
  return { staff: { ...toStaff(row), stores: [row.store_id, ...further] } };
}
