import { parsePairingCode } from "../../contract/pairing-code.ts";
import { lockStores, recordChange } from "../changes/record-change.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow, TillRow } from "../database/schema.ts";
import { hash, randomText } from "../hash.ts";
import { RelayError } from "../http/relay-error.ts";

export interface Pairing {
  readonly till: TillRow;
  readonly store: StoreRow;
  /** 256 random bits; only their hash is kept. */
  readonly secret: string;
}

/**
 * Exchanges a pairing code for a till's secret. A code works once; the same claim may repeat it
 * until the secret is first used, and then gets a fresh secret, so that a lost answer loses nothing.
 * @throws RelayError pairing_code_unknown, pairing_code_used, pairing_code_expired, till_revoked
 */
export function pair(
  database: Database,
  code: string,
  claim: string | null,
  now: string,
): Promise<Pairing> {
  const codeHash = hash(parsePairingCode(code) ?? "");
  const claimHash = claim === null ? null : hash(claim);
  return database.transaction().execute(async (transaction) => {
    const storeId = await storeOf(transaction, codeHash);
    if (storeId !== null) await lockStores(transaction, [storeId]);
    const found = await transaction
      .selectFrom("pairing_codes")
      .selectAll()
      .where("code_hash", "=", codeHash)
      .$if(isPostgres(transaction), (query) => query.forUpdate())
      .executeTakeFirst();
    if (found === undefined) {
      throw new RelayError(
        "pairing_code_unknown",
        "No such pairing code: check its letters",
        "code",
      );
    }
    const till = await transaction
      .selectFrom("tills")
      .selectAll()
      .where("id", "=", found.till_id)
      .executeTakeFirstOrThrow();
    if (till.revoked_at !== null) {
      throw new RelayError(
        "till_revoked",
        "This till has been revoked: ask for a new pairing code",
      );
    }
    if (found.used_at === null) {
      if (found.expires_at <= now) {
        throw new RelayError(
          "pairing_code_expired",
          "This pairing code is too old: ask for a new one",
          "code",
        );
      }
    } else if (
      claimHash === null ||
      found.claim_hash !== claimHash ||
      till.secret_used_at !== null
    ) {
      throw new RelayError(
        "pairing_code_used",
        "This pairing code has been used: ask for a new one",
        "code",
      );
    }
    const secret = `cobro_till_${randomText(32)}`;
    await transaction
      .updateTable("pairing_codes")
      .set({ used_at: found.used_at ?? now, claim_hash: claimHash })
      .where("code_hash", "=", codeHash)
      .execute();
    if (found.used_at === null) {
      const change = { kind: "till_paired", subject: { id: till.id, name: till.name } } as const;
      await recordChange(transaction, till.store_id, change, null, now);
    }
    await transaction
      .updateTable("tills")
      .set({
        // One that was never used is nobody's: its answer was lost.
        ...(till.secret_used_at === null ? {} : { replaced_secret_hash: till.secret_hash }),
        secret_hash: hash(secret),
        next_secret_hash: null,
        secret_used_at: null,
        paired_at: now,
      })
      .where("id", "=", till.id)
      .execute();
    const store = await transaction
      .selectFrom("stores")
      .selectAll()
      .where("id", "=", till.store_id)
      .executeTakeFirstOrThrow();
    return { till, store, secret };
  });
}

async function storeOf(database: Database, codeHash: string): Promise<string | null> {
  const till = await database
    .selectFrom("pairing_codes")
    .innerJoin("tills", "tills.id", "pairing_codes.till_id")
    .select("tills.store_id")
    .where("code_hash", "=", codeHash)
    .executeTakeFirst();
  return till?.store_id ?? null;
}
