import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";

/** Who works at a store: whose home it is, and who belongs to it besides. */
export function selectStaffAt(database: Database, storeId: string) {
  return database
    .selectFrom("staff")
    .where("staff.removed_at", "is", null)
    .where((staff) =>
      staff.or([
        staff("staff.store_id", "=", storeId),
        staff.exists(
          staff
            .selectFrom("staff_stores")
            .select("staff_stores.staff_id")
            .whereRef("staff_stores.staff_id", "=", "staff.id")
            .where("staff_stores.store_id", "=", storeId),
        ),
      ]),
    );
}

/** The stores to which a staff member belongs, by name. */
export function readStoresOf(database: Database, staffId: string): Promise<readonly StoreRow[]> {
  return database
    .selectFrom("stores")
    .selectAll()
    .where((store) =>
      store.or([
        store(
          "id",
          "in",
          store.selectFrom("staff").select("staff.store_id").where("staff.id", "=", staffId),
        ),
        store(
          "id",
          "in",
          store
            .selectFrom("staff_stores")
            .select("staff_stores.store_id")
            .where("staff_stores.staff_id", "=", staffId),
        ),
      ]),
    )
    .orderBy("name")
    .orderBy("id")
    .execute();
}
