import type { ChangedValue, ChangeKind } from "../../contract/people-api.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";

/** A manager; `null`: whoever may run the relay's commands. */
export type ChangedBy = { readonly id: string; readonly name: string } | null;

export interface NewChange {
  readonly kind: ChangeKind;
  /** A person or a till, named as at that moment. */
  readonly subject?: { readonly id: string; readonly name: string };
  readonly before?: ChangedValue;
  readonly after?: ChangedValue;
}

/**
 * Until the transaction's end nobody else changes these stores' staff, tills or settings. Taken
 * before any other row, so that no two changes wait for each other. Sales go on meanwhile.
 */
export async function lockStores(
  transaction: Database,
  storeIds: readonly string[],
): Promise<void> {
  if (!isPostgres(transaction)) return;
  await transaction
    .selectFrom("stores")
    .select("id")
    .where("id", "in", storeIds)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** Writes down who changed what. Within `lockStores`, in the transaction of the change itself. */
export async function recordChange(
  transaction: Database,
  storeId: string,
  { after = null, before = null, kind, subject }: NewChange,
  by: ChangedBy,
  at: string,
): Promise<void> {
  const latest = await latestChanges(transaction, [storeId]);
  const number = (latest.get(storeId) ?? 0) + 1;
  await transaction
    .insertInto("changes")
    .values({
      store_id: storeId,
      number,
      at,
      by_id: by?.id ?? null,
      by_name: by?.name ?? null,
      kind,
      subject_id: subject?.id ?? null,
      subject_name: subject?.name ?? null,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    })
    .execute();
}

/** So many stores are looked at in one query. */
const mostStores = 1_000;

/** The number of each store's last change; 0 where there was none. */
export async function latestChanges(
  database: Database,
  storeIds: readonly string[],
): Promise<Map<string, number>> {
  const latest = new Map(storeIds.map((id) => [id, 0]));
  for (let from = 0; from < storeIds.length; from += mostStores) {
    const rows = await database
      .selectFrom("changes")
      .select("store_id")
      .select(({ fn }) => fn.max<number>("number").as("number"))
      .where("store_id", "in", storeIds.slice(from, from + mostStores))
      .groupBy("store_id")
      .execute();
    for (const row of rows) latest.set(row.store_id, row.number);
  }
  return latest;
}
