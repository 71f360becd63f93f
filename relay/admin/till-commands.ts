import { randomUUID } from "node:crypto";

import { formatPairingLink, isRelayOrigin } from "../../contract/pairing-link.ts";
import type { Database } from "../database/open-database.ts";
import { createTill, endTill, renewCode, type OfferedCode } from "../tills/change-tills.ts";
import { CommandError } from "./command-error.ts";
import { duration, readOptions, required, type Parsed } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const longestCodeLifeMs = 90 * 86_400_000;

const readValidFor = ({ options }: Parsed) =>
  duration("valid-for", options["valid-for"] ?? "10m", longestCodeLifeMs);

/** `till add --store ID --name … [--valid-for 10m]` → `{"till":{…},"pairingCode","pairingLink"?,"expiresAt"}` */
export async function addTill(database: Database, args: readonly string[], terminal: Terminal) {
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
  const change = { storeId, by: null, nowMs: Date.now() };
  const offered = await createTill(database, change, { id: randomUUID(), name }, validForMs);
  return { ...offered, ...linkOf(offered, terminal), till: { ...offered.till, store: storeId } };
}

/**
 * `till code ID [--valid-for 10m]` → `{"till":{…},"pairingCode","expiresAt"}`: for a till that lost
 * its secret or moves to another computer. It stays the same till, with its sales; its present
 * secret works until the code is used. A code before this one is void.
 */
export async function renewTillCode(
  database: Database,
  args: readonly string[],
  terminal: Terminal,
) {
  const parsed = readOptions(args, ["valid-for"]);
  const id = parsed.positionals[0] ?? "";
  const validForMs = readValidFor(parsed);
  const storeId = await storeOf(database, id);
  const change = { storeId, by: null, nowMs: Date.now() };
  const offered = await renewCode(database, change, id, validForMs);
  return { ...offered, ...linkOf(offered, terminal), till: { ...offered.till, store: storeId } };
}

/** The link that carries address and code, where tills can be paired at a known `PUBLIC_URL`. */
function linkOf({ pairingCode }: OfferedCode, { env }: Terminal) {
  const relayUrl = (env["PUBLIC_URL"] ?? "").trim().replace(/\/+$/u, "");
  return isRelayOrigin(relayUrl)
    ? { pairingLink: formatPairingLink({ relayUrl, code: pairingCode }) }
    : {};
}

async function storeOf(database: Database, id: string): Promise<string> {
  const till = await database
    .selectFrom("tills")
    .select("store_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (till === undefined) throw new CommandError(`No till has the id ${id}: see till list`);
  return till.store_id;
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
  const storeId = await storeOf(database, id);
  return { till: await endTill(database, { storeId, by: null, nowMs: Date.now() }, id) };
}
