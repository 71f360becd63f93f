import { randomUUID } from "node:crypto";

import { enrolmentTokenLength, parsePairingCode } from "../../contract/pairing-code.ts";
import { lockStores, recordChange } from "../changes/record-change.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import type { EnrolmentRow, TillRow } from "../database/schema.ts";
import { hash, randomText } from "../hash.ts";
import { RelayError } from "../http/relay-error.ts";
import type { Pairing } from "../pairings/pair.ts";
import { freeName } from "./free-name.ts";

export interface EnrolmentWish {
  readonly token: string;
  readonly claim: string | null;
  /** How the till would be called; `null`: as the enrolment says. */
  readonly name: string | null;
}

export function isEnrolmentToken(code: string): boolean {
  return parsePairingCode(code)?.length === enrolmentTokenLength;
}

/**
 * Makes a till for the computer that asks, and pairs it. Counted under the enrolment's lock, in the
 * till's own transaction, so that no more come of it than it may. The same claim again is the same
 * till and counts once; once its secret has been used, it is somebody's.
 * @throws RelayError pairing_code_unknown, pairing_code_used, pairing_code_expired,
 *   enrolment_used_up, enrolment_revoked, till_revoked, name_invalid
 */
export function enrol(
  database: Database,
  { claim, name, token }: EnrolmentWish,
  now: string,
): Promise<Pairing> {
  if (claim === null) {
    const message = "claim: an enrolment token needs one, so that a lost answer counts once";
    throw new RelayError("parameter_invalid", message, "claim");
  }
  const tokenHash = hash(parsePairingCode(token) ?? "");
  const claimHash = hash(claim);
  return database.transaction().execute(async (transaction) => {
    const enrolment = await lockEnrolment(transaction, tokenHash);
    const secret = `cobro_till_${randomText(32)}`;
    const known = await transaction
      .selectFrom("enrolled_tills")
      .innerJoin("tills", "tills.id", "enrolled_tills.till_id")
      .selectAll("tills")
      .where("enrolment_id", "=", enrolment.id)
      .where("claim_hash", "=", claimHash)
      .executeTakeFirst();
    const till =
      known === undefined
        ? await addTill(transaction, enrolment, { claimHash, name, secret }, now)
        : await offerAgain(transaction, known, secret, now);
    const store = await transaction
      .selectFrom("stores")
      .selectAll()
      .where("id", "=", enrolment.store_id)
      .executeTakeFirstOrThrow();
    return { till, store, secret };
  });
}

async function lockEnrolment(transaction: Database, tokenHash: string): Promise<EnrolmentRow> {
  const find = transaction.selectFrom("enrolments").selectAll().where("token_hash", "=", tokenHash);
  const found = await find.executeTakeFirst();
  if (found === undefined) {
    throw new RelayError("pairing_code_unknown", "No such token: check its letters", "code");
  }
  await lockStores(transaction, [found.store_id]);
  return find.$if(isPostgres(transaction), (query) => query.forUpdate()).executeTakeFirstOrThrow();
}

async function addTill(
  transaction: Database,
  enrolment: EnrolmentRow,
  wish: { readonly claimHash: string; readonly name: string | null; readonly secret: string },
  now: string,
): Promise<TillRow> {
  refuseEnded(enrolment, now);
  const { id: enrolmentId, store_id: storeId, used } = enrolment;
  const living = await transaction
    .selectFrom("tills")
    .select("name")
    .where("store_id", "=", storeId)
    .where("revoked_at", "is", null)
    .execute();
  const taken = living.map((till) => till.name);
  const till = {
    id: randomUUID(),
    store_id: storeId,
    name: freeName(wish.name ?? enrolment.name, used + 1, taken),
    secret_hash: hash(wish.secret),
    secret_used_at: null,
    next_secret_hash: null,
    replaced_secret_hash: null,
    paired_at: now,
    revoked_at: null,
    seen_at: null,
    created_at: now,
  };
  await transaction.insertInto("tills").values(till).execute();
  await transaction
    .insertInto("enrolled_tills")
    .values({ enrolment_id: enrolmentId, claim_hash: wish.claimHash, till_id: till.id })
    .execute();
  await transaction
    .updateTable("enrolments")
    .set({ used: used + 1 })
    .where("id", "=", enrolmentId)
    .execute();
  const subject = { id: till.id, name: till.name };
  await recordChange(transaction, storeId, { kind: "till_added", subject }, null, now);
  await recordChange(transaction, storeId, { kind: "till_paired", subject }, null, now);
  return till;
}

async function offerAgain(
  transaction: Database,
  till: TillRow,
  secret: string,
  now: string,
): Promise<TillRow> {
  if (till.revoked_at !== null) {
    throw new RelayError("till_revoked", "This till has been revoked: ask for another token");
  }
  if (till.secret_used_at !== null) {
    const message = "A computer has been paired by this claim: another one makes its own";
    throw new RelayError("pairing_code_used", message, "code");
  }
  await transaction
    .updateTable("tills")
    .set({ secret_hash: hash(secret), paired_at: now })
    .where("id", "=", till.id)
    .execute();
  return till;
}

function refuseEnded({ count, expires_at, revoked_at, used }: EnrolmentRow, now: string): void {
  if (revoked_at !== null) {
    const message = "This enrolment token has been revoked: ask for another";
    throw new RelayError("enrolment_revoked", message, "code");
  }
  if (expires_at <= now) {
    const message = "This enrolment token is too old: ask for another";
    throw new RelayError("pairing_code_expired", message, "code");
  }
  if (used >= count) {
    const message = `This enrolment token has paired ${count} computers, as many as it may`;
    throw new RelayError("enrolment_used_up", message, "code");
  }
}
