import type { Database } from "../database/open-database.ts";
import type { NameOrder } from "./list-order.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** "Caja 2" stands before "Caja 10". */
const collator = new Intl.Collator("es", { numeric: true, sensitivity: "base" });

/** A store's tills and staff by their names, those no longer there too. */
export async function readNames(
  database: Database,
  storeId: string,
): Promise<{ readonly tills: readonly Named[]; readonly cashiers: readonly Named[] }> {
  const read = (table: "tills" | "staff") =>
    database.selectFrom(table).select(["id", "name"]).where("store_id", "=", storeId).execute();
  return { tills: byName(await read("tills")), cashiers: byName(await read("staff")) };
}

export async function readNameOrder(database: Database, storeId: string): Promise<NameOrder> {
  const { cashiers, tills } = await readNames(database, storeId);
  return { tills: tills.map(({ id }) => id), cashiers: cashiers.map(({ id }) => id) };
}

function byName(named: readonly Named[]): readonly Named[] {
  return named.toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
