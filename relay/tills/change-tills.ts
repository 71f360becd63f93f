import {
  longPairingCodeLength,
  pairingCodeLength,
  parsePairingCode,
} from "../../contract/pairing-code.ts";
import { recordChange, type ChangedBy } from "../changes/record-change.ts";
import type { Database } from "../database/open-database.ts";
import type { TillRow } from "../database/schema.ts";
import { hash } from "../hash.ts";
import { RelayError } from "../http/relay-error.ts";
import { holdStore } from "../staff/hold-store.ts";
import { makePairingCode } from "../pairings/pairing-code.ts";
import { isSameName, nameOf } from "../stores/name-of.ts";

/** A code that waits for longer has more bits, so that nobody guesses it meanwhile. */
const longestShortCodeLifeMs = 7 * 86_400_000;

/** Who changes a store's tills, and when (Unix milliseconds). */
export interface TillChange {
  readonly storeId: string;
  readonly by: ChangedBy;
  readonly nowMs: number;
}

export interface OfferedCode {
  readonly till: { readonly id: string; readonly name: string };
  readonly pairingCode: string;
  readonly expiresAt: string;
}

/**
 * Adds a till with a code for its computer. The same id and name again, while no computer has been
 * paired: the same till with another code.
 * @throws RelayError name_invalid, till_name_taken, till_differs
 */
export function createTill(
  database: Database,
  change: TillChange,
  till: { readonly id: string; readonly name: string },
  codeLifeMs: number,
): Promise<OfferedCode> {
  const { by, nowMs, storeId } = change;
  const name = nameOf(till.name);
  const now = new Date(nowMs).toISOString();
  return inStore(database, { by, storeId }, async (transaction) => {
    const known = await transaction
      .selectFrom("tills")
      .selectAll()
      .where("id", "=", till.id)
      .executeTakeFirst();
    if (known === undefined) {
      if (by !== null) await refuseTaken(transaction, storeId, name, till.id);
      await transaction
        .insertInto("tills")
        .values({
          id: till.id,
          store_id: storeId,
          name,
          secret_hash: null,
          secret_used_at: null,
          next_secret_hash: null,
          replaced_secret_hash: null,
          paired_at: null,
          revoked_at: null,
          seen_at: null,
          created_at: now,
        })
        .execute();
      const subject = { id: till.id, name };
      await recordChange(transaction, storeId, { kind: "till_added", subject }, by, now);
    } else if (
      known.store_id !== storeId ||
      known.name !== name ||
      known.paired_at !== null ||
      known.revoked_at !== null
    ) {
      throw new RelayError("till_differs", "Another till was added under this id", "id");
    }
    return offerCode(transaction, { id: till.id, name }, nowMs, codeLifeMs);
  });
}

/** @throws RelayError till_not_found, till_revoked_for_good, name_invalid, till_name_taken */
export function renameTill(
  database: Database,
  { by, nowMs, storeId }: TillChange,
  id: string,
  text: string,
): Promise<OfferedCode["till"]> {
  const name = nameOf(text);
  return inStore(database, { by, storeId }, async (transaction) => {
    const till = await findLiving(transaction, storeId, id);
    if (name === till.name) return { id, name };
    if (by !== null) await refuseTaken(transaction, storeId, name, id);
    await transaction.updateTable("tills").set({ name }).where("id", "=", id).execute();
    const change = {
      kind: "till_renamed",
      subject: { id, name: till.name },
      before: till.name,
      after: name,
    } as const;
    await recordChange(transaction, storeId, change, by, new Date(nowMs).toISOString());
    return { id, name };
  });
}

/**
 * A code for a till that lost its secret or moves to another computer. It stays the same till, with
 * its sales; its present secret works until the code is used. A code before this one is void.
 * @throws RelayError till_not_found, till_revoked_for_good
 */
export function renewCode(
  database: Database,
  { by, nowMs, storeId }: TillChange,
  id: string,
  codeLifeMs: number,
): Promise<OfferedCode> {
  return inStore(database, { by, storeId }, async (transaction) => {
    const { name } = await findLiving(transaction, storeId, id);
    const change = { kind: "till_code", subject: { id, name } } as const;
    await recordChange(transaction, storeId, change, by, new Date(nowMs).toISOString());
    return offerCode(transaction, { id, name }, nowMs, codeLifeMs);
  });
}

/**
 * The till's next request and its open feed are refused, for good. Again: the same.
 * @throws RelayError till_not_found
 */
export function endTill(
  database: Database,
  { by, nowMs, storeId }: TillChange,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly revokedAt: string }> {
  const now = new Date(nowMs).toISOString();
  return inStore(database, { by, storeId }, async (transaction) => {
    const { name, revoked_at: before } = await findTill(transaction, storeId, id);
    if (before !== null) return { id, name, revokedAt: before };
    await transaction.updateTable("tills").set({ revoked_at: now }).where("id", "=", id).execute();
    const change = { kind: "till_revoked", subject: { id, name } } as const;
    await recordChange(transaction, storeId, change, by, now);
    return { id, name, revokedAt: now };
  });
}

function inStore<Value>(
  database: Database,
  { by, storeId }: Pick<TillChange, "by" | "storeId">,
  act: (transaction: Database) => Promise<Value>,
): Promise<Value> {
  return database.transaction().execute(async (transaction) => {
    await holdStore(transaction, storeId, by);
    return act(transaction);
  });
}

async function findTill(database: Database, storeId: string, id: string): Promise<TillRow> {
  const till = await database
    .selectFrom("tills")
    .selectAll()
    .where("id", "=", id)
    .where("store_id", "=", storeId)
    .executeTakeFirst();
  if (till === undefined) throw new RelayError("till_not_found", "This store has no such till");
  return till;
}

async function findLiving(database: Database, storeId: string, id: string): Promise<TillRow> {
  const till = await findTill(database, storeId, id);
  if (till.revoked_at === null) return till;
  const message = `The till ${id} has been revoked for good: add another`;
  throw new RelayError("till_revoked_for_good", message);
}

async function refuseTaken(database: Database, storeId: string, name: string, id: string) {
  const others = await database
    .selectFrom("tills")
    .select("name")
    .where("store_id", "=", storeId)
    .where("id", "!=", id)
    .where("revoked_at", "is", null)
    .execute();
  if (others.every((other) => !isSameName(other.name, name))) return;
  throw new RelayError("till_name_taken", `Another till of this store is called ${name}`, "name");
}

async function offerCode(
  transaction: Database,
  till: OfferedCode["till"],
  nowMs: number,
  codeLifeMs: number,
): Promise<OfferedCode> {
  const now = new Date(nowMs).toISOString();
  await transaction
    .updateTable("pairing_codes")
    // Without its claim a code that was used cannot be repeated either.
    .set({ expires_at: now, claim_hash: null })
    .where("till_id", "=", till.id)
    .execute();
  const isShort = codeLifeMs <= longestShortCodeLifeMs;
  const pairingCode = makePairingCode(isShort ? pairingCodeLength : longPairingCodeLength);
  const expiresAt = new Date(nowMs + codeLifeMs).toISOString();
  await transaction
    .insertInto("pairing_codes")
    .values({
      code_hash: hash(parsePairingCode(pairingCode) ?? ""),
      till_id: till.id,
      expires_at: expiresAt,
      used_at: null,
      claim_hash: null,
      created_at: now,
    })
    .execute();
  return { till, pairingCode, expiresAt };
}
