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
 * Until the transaction's end nobody else changes this store's staff, tills or settings. Taken
 * before any other row, so that no two changes wait for each other. Sales go on meanwhile.
 */
export async function lockStore(transaction: Database, storeId: string): Promise<void> {
  if (!isPostgres(transaction)) return;
  await transaction
    .selectFrom("stores")
    .select("id")
    .where("id", "=", storeId)
    .forNoKeyUpdate()
    .execute();
}

/** Writes down who changed what. Within `lockStore`, in the transaction of the change itself. */
export async function recordChange(
  transaction: Database,
  storeId: string,
  { after = null, before = null, kind, subject }: NewChange,
  by: ChangedBy,
  at: string,
): Promise<void> {
  const number = (await latestChange(transaction, storeId)) + 1;
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

/** The number of a store's last change; 0 when there was none. */
export async function latestChange(database: Database, storeId: string): Promise<number> {
  const row = await database
    .selectFrom("changes")
    .select("number")
    .where("store_id", "=", storeId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}
