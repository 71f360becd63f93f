import type { Selectable } from "kysely";

import { secretReplaced } from "../../contract/failures.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow, TillRow } from "../database/schema.ts";
import { hash } from "../hash.ts";
import { RelayError } from "../http/relay-error.ts";
import { adoptSecret } from "./rotate-secret.ts";

const seenEveryMs = 60_000;

export interface TillSession {
  readonly till: Selectable<TillRow>;
  readonly store: StoreRow;
}

/**
 * The till whose secret an `Authorization: Bearer …` header carries. The secret is looked up by
 * its hash, so that no comparison's duration tells anything of it.
 * @throws RelayError till_unknown, till_revoked
 */
export async function authenticate(
  database: Database,
  authorization: string | null | undefined,
  now: string,
): Promise<TillSession> {
  const secret = /^Bearer ([\w-]{20,200})$/u.exec(authorization ?? "")?.[1];
  const till =
    secret === undefined
      ? undefined
      : await database
          .selectFrom("tills")
          .selectAll()
          .where((till) =>
            till.or([
              till("secret_hash", "=", hash(secret)),
              till("next_secret_hash", "=", hash(secret)),
            ]),
          )
          .executeTakeFirst();
  if (till === undefined && secret !== undefined) await refuseReplaced(database, secret);
  if (till === undefined) {
    throw new RelayError("till_unknown", "No till has this secret: pair the till again");
  }
  if (till.revoked_at !== null) {
    throw new RelayError("till_revoked", "This till has been revoked: ask for a new pairing code");
  }
  const store = await database
    .selectFrom("stores")
    .selectAll()
    .where("id", "=", till.store_id)
    .executeTakeFirstOrThrow();
  if (secret !== undefined && till.next_secret_hash === hash(secret)) {
    await adoptSecret(database, till.id, hash(secret));
  }
  if (till.secret_used_at === null) {
    await database
      .updateTable("tills")
      .set({ secret_used_at: now })
      .where("id", "=", till.id)
      .where("secret_used_at", "is", null)
      .execute();
  }
  await see(database, till, now);
  return { till, store };
}

/** Another computer has been paired as this till: the one before is told so, not that it is unknown. */
async function refuseReplaced(database: Database, secret: string): Promise<void> {
  const till = await database
    .selectFrom("tills")
    .select("revoked_at")
    .where("replaced_secret_hash", "=", hash(secret))
    .executeTakeFirst();
  if (till === undefined || till.revoked_at !== null) return;
  const message = "Another computer has been paired as this till: ask for a till of its own";
  throw new RelayError("till_unknown", message, secretReplaced);
}

/** Once a minute at most: a sale must not wait for it, so what cannot be written is left out. */
async function see(database: Database, till: Selectable<TillRow>, now: string): Promise<void> {
  const seenAt = till.seen_at;
  if (seenAt !== null && Math.abs(Date.parse(now) - Date.parse(seenAt)) < seenEveryMs) return;
  await database
    .updateTable("tills")
    .set({ seen_at: now })
    .where("id", "=", till.id)
    .where((row) => (seenAt === null ? row("seen_at", "is", null) : row("seen_at", "=", seenAt)))
    .execute()
    .catch(() => undefined);
}
