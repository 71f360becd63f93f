import type { Database } from "../database/open-database.ts";
import { byName } from "../stores/name-of.ts";
import type { NameOrder } from "./list-order.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The tills and staff of stores by their names, those no longer there too. */
export async function readNames(
  database: Database,
  storeIds: readonly string[],
): Promise<{ readonly tills: readonly Named[]; readonly cashiers: readonly Named[] }> {
  const tills = await database
    .selectFrom("tills")
    .select(["id", "name"])
    .where("store_id", "in", storeIds)
    .execute();
  const cashiers = await database
    .selectFrom("staff")
    .select(["id", "name"])
    .where((staff) =>
      staff.or([
        staff("store_id", "in", storeIds),
        staff(
          "id",
          "in",
          staff.selectFrom("staff_stores").select("staff_id").where("store_id", "in", storeIds),
        ),
      ]),
    )
    .execute();
  return { tills: tills.toSorted(byName), cashiers: cashiers.toSorted(byName) };
}

export async function readNameOrder(
  database: Database,
  storeIds: readonly string[],
): Promise<NameOrder> {
  const { cashiers, tills } = await readNames(database, storeIds);
  return { tills: tills.map(({ id }) => id), cashiers: cashiers.map(({ id }) => id) };
}
