import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { byName, compareNames } from "../stores/name-of.ts";
import type { NameOrder } from "./list-order.ts";

interface Named {
  readonly id: string;
  readonly name: string;
  readonly storeId?: string;
}

type NamedStore = Pick<StoreRow, "id" | "name">;

/** The tills and staff of stores by their names, those no longer there too. */
export async function readNames(
  database: Database,
  stores: readonly NamedStore[],
): Promise<{ readonly tills: readonly Named[]; readonly cashiers: readonly Named[] }> {
  const storeIds = stores.map(({ id }) => id);
  const tills = await database
    .selectFrom("tills")
    .select(["id", "name", "store_id as storeId"])
    .where("store_id", "in", storeIds)
    .execute();
  const cashiers = await database
    .selectFrom("staff")
    .select(["id", "name", "store_id as storeId"])
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
  const places = new Map(stores.toSorted(byName).map(({ id }, place) => [id, place]));
  const placeOf = ({ storeId = "" }: Named) => places.get(storeId) ?? places.size;
  const inOrder = (named: readonly Named[]) =>
    named.toSorted(
      (a, b) => compareNames(a.name, b.name) || placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1),
    );
  // Who works here too may have been added to a store that is none of the manager's.
  const known = ({ id, name, storeId = "" }: Named) =>
    places.has(storeId) ? { id, name, storeId } : { id, name };
  return { tills: inOrder(tills), cashiers: inOrder(cashiers).map(known) };
}

export async function readNameOrder(
  database: Database,
  stores: readonly NamedStore[],
): Promise<NameOrder> {
  const { cashiers, tills } = await readNames(database, stores);
  const ids = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id);
  return { stores: ids(stores.toSorted(byName)), tills: ids(tills), cashiers: ids(cashiers) };
}
