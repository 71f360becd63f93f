import type { ManagedTill } from "../../contract/people-api.ts";
import type { Database } from "../database/open-database.ts";
import { byName } from "../stores/name-of.ts";

/** The tills of a store by name, those that were revoked last. @param hereId the till that asks */
export async function listTills(
  database: Database,
  storeId: string,
  hereId: string,
  now: string,
): Promise<ManagedTill[]> {
  const tills = await database
    .selectFrom("tills")
    .selectAll()
    .where("store_id", "=", storeId)
    .execute();
  const open = await database
    .selectFrom("payment_intents")
    .select(["till_id"])
    .select(({ fn }) => [
      fn.countAll<number | string>().as("count"),
      fn.sum<number | string>("amount").as("amount"),
    ])
    .where("store_id", "=", storeId)
    .where("final_at", "is", null)
    .groupBy("till_id")
    .execute();
  const codes = await database
    .selectFrom("pairing_codes")
    .innerJoin("tills", "tills.id", "pairing_codes.till_id")
    .select(["pairing_codes.till_id", "pairing_codes.expires_at"])
    .where("tills.store_id", "=", storeId)
    .where("tills.revoked_at", "is", null)
    .where("pairing_codes.used_at", "is", null)
    .where("pairing_codes.expires_at", ">", now)
    .execute();
  const openOf = new Map(open.map((row) => [row.till_id, row]));
  const codeOf = new Map(codes.map((code) => [code.till_id, code.expires_at]));
  return tills
    .toSorted(byName)
    .map((till) => ({
      id: till.id,
      name: till.name,
      pairedAt: till.paired_at,
      revokedAt: till.revoked_at,
      lastSeenAt: till.seen_at,
      codeExpiresAt: codeOf.get(till.id) ?? null,
      open: {
        count: Number(openOf.get(till.id)?.count ?? 0),
        amount: Number(openOf.get(till.id)?.amount ?? 0),
      },
      isHere: till.id === hereId,
    }))
    .toSorted((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null));
}
