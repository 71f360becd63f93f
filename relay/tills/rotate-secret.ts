import type { Database } from "../database/open-database.ts";
import { hash, randomText } from "../hash.ts";

/**
 * A new secret for a till. The present one works until this one is first used, so that a lost
 * answer or a crash before the till has stored it loses nothing; asking again gives another.
 */
export async function offerSecret(database: Database, tillId: string): Promise<string> {
  const secret = `cobro_till_${randomText(32)}`;
  await database
    .updateTable("tills")
    .set({ next_secret_hash: hash(secret) })
    .where("id", "=", tillId)
    .execute();
  return secret;
}

/** The new secret has been used: from now on it is the only one. */
export async function adoptSecret(
  database: Database,
  tillId: string,
  secretHash: string,
): Promise<void> {
  await database
    .updateTable("tills")
    .set({ secret_hash: secretHash, next_secret_hash: null })
    .where("id", "=", tillId)
    .where("next_secret_hash", "=", secretHash)
    .execute();
}
