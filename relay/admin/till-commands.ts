import { randomUUID } from "node:crypto";

import { parsePairingCode } from "../../contract/pairing-code.ts";
import type { Database } from "../database/open-database.ts";
import { hash } from "../hash.ts";
import { makePairingCode } from "../pairings/pairing-code.ts";
import { CommandError } from "./command-error.ts";
import { duration, readOptions, required } from "./options.ts";

const longestCodeLifeMs = 7 * 86_400_000;

/** `till add --store ID --name … [--valid-for 10m]` → `{"till":{…},"pairingCode","expiresAt"}` */
export async function addTill(database: Database, args: readonly string[]) {
  const parsed = readOptions(args, ["store", "name", "valid-for"]);
  const storeId = required(parsed, "store");
  const name = required(parsed, "name");
  const validForMs = duration("valid-for", parsed.options["valid-for"] ?? "10m", longestCodeLifeMs);
  const store = await database
    .selectFrom("stores")
    .select("id")
    .where("id", "=", storeId)
    .executeTakeFirst();
  if (store === undefined) throw new CommandError(`No store has the id ${storeId}: see store list`);
  const now = new Date();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + validForMs).toISOString();
  const till = { id: randomUUID(), name, store: storeId };
  const pairingCode = makePairingCode();
  await database.transaction().execute(async (transaction) => {
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
        created_at: createdAt,
      })
      .execute();
    await transaction
      .insertInto("pairing_codes")
      .values({
        code_hash: hash(parsePairingCode(pairingCode) ?? ""),
        till_id: till.id,
        expires_at: expiresAt,
        used_at: null,
        claim_hash: null,
        created_at: createdAt,
      })
      .execute();
  });
  return { till, pairingCode, expiresAt };
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
