import { randomUUID } from "node:crypto";

import { parsePairingCode } from "../../contract/pairing-code.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import { hash } from "../hash.ts";
import { makePairingCode } from "../pairings/pairing-code.ts";
import { CommandError } from "./command-error.ts";
import { duration, readOptions, required, type Parsed } from "./options.ts";

const longestCodeLifeMs = 7 * 86_400_000;

const readValidFor = ({ options }: Parsed) =>
  duration("valid-for", options["valid-for"] ?? "10m", longestCodeLifeMs);

/** `till add --store ID --name … [--valid-for 10m]` → `{"till":{…},"pairingCode","expiresAt"}` */
export async function addTill(database: Database, args: readonly string[]) {
  const parsed = readOptions(args, ["store", "name", "valid-for"]);
  const storeId = required(parsed, "store");
  const name = required(parsed, "name");
  const validForMs = readValidFor(parsed);
  const store = await database
    .selectFrom("stores")
    .select("id")
    .where("id", "=", storeId)
    .executeTakeFirst();
  if (store === undefined) throw new CommandError(`No store has the id ${storeId}: see store list`);
  const now = new Date();
  const till = { id: randomUUID(), name, store: storeId };
  return database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("tills")
      .values({
        id: till.id,
        store_id: storeId,
        name,
        secret_hash: null,
        secret_used_at: null,
        next_secret_hash: null,
        paired_at: null,
        revoked_at: null,
        created_at: now.toISOString(),
      })
      .execute();
    return { till, ...(await addPairingCode(transaction, till.id, now, validForMs)) };
  });
}

/**
 * `till code ID [--valid-for 10m]` → `{"till":{…},"pairingCode","expiresAt"}`: for a till that lost
 * its secret or moves to another computer. It stays the same till, with its sales; its present
 * secret works until the code is used. A code before this one is void.
 */
export async function renewTillCode(database: Database, args: readonly string[]) {
  const parsed = readOptions(args, ["valid-for"]);
  const id = parsed.positionals[0] ?? "";
  const validForMs = readValidFor(parsed);
  return database.transaction().execute(async (transaction) => {
    const till = await transaction
      .selectFrom("tills")
      .select(["id", "name", "store_id", "revoked_at"])
      .where("id", "=", id)
      .$if(isPostgres(transaction), (query) => query.forUpdate())
      .executeTakeFirst();
    if (till === undefined) throw new CommandError(`No till has the id ${id}: see till list`);
    if (till.revoked_at !== null) {
      throw new CommandError(`The till ${id} has been revoked for good: add another with till add`);
    }
    const now = new Date();
    await transaction
      .updateTable("pairing_codes")
      // Without its claim a code that was used cannot be repeated either.
      .set({ expires_at: now.toISOString(), claim_hash: null })
      .where("till_id", "=", id)
      .execute();
    const shown = { id, name: till.name, store: till.store_id };
    return { till: shown, ...(await addPairingCode(transaction, id, now, validForMs)) };
  });
}

async function addPairingCode(
  transaction: Database,
  tillId: string,
  now: Date,
  validForMs: number,
): Promise<{ readonly pairingCode: string; readonly expiresAt: string }> {
  const pairingCode = makePairingCode();
  const expiresAt = new Date(now.getTime() + validForMs).toISOString();
  await transaction
    .insertInto("pairing_codes")
    .values({
      code_hash: hash(parsePairingCode(pairingCode) ?? ""),
      till_id: tillId,
      expires_at: expiresAt,
      used_at: null,
      claim_hash: null,
      created_at: now.toISOString(),
    })
    .execute();
  return { pairingCode, expiresAt };
}

/** `till list` → `{"tills":[{"id","name",…}]}` */
export async function listTills(database: Database) {
  const rows = await database.selectFrom("tills").selectAll().orderBy("created_at").execute();
  return {
    tills: rows.map((row) => ({
      id: row.id,
      name: row.name,
      store: row.store_id,
      createdAt: row.created_at,
      pairedAt: row.paired_at,
      revokedAt: row.revoked_at,
    })),
  };
}

/** `till revoke ID` → `{"till":{"id","revokedAt"}}`; its next request and its open feed are refused. */
export async function revokeTill(database: Database, args: readonly string[]) {
  const { positionals } = readOptions(args, []);
  const id = positionals[0] ?? "";
  const revokedAt = new Date().toISOString();
  const till = await database
    .updateTable("tills")
    .set((till) => ({ revoked_at: till.fn.coalesce("revoked_at", till.val(revokedAt)) }))
    .where("id", "=", id)
    .returning(["id", "name", "revoked_at"])
    .executeTakeFirst();
  if (till === undefined) throw new CommandError(`No till has the id ${id}: see till list`);
  return { till: { id: till.id, name: till.name, revokedAt: till.revoked_at } };
}
