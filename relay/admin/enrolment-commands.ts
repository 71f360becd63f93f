import type { Database } from "../database/open-database.ts";
import type { EnrolmentRow } from "../database/schema.ts";
import { createEnrolment, endEnrolment } from "../enrolments/change-enrolments.ts";
import { freeName } from "../enrolments/free-name.ts";
import { CommandError } from "./command-error.ts";
import { duration, readOptions, required, wholeNumber } from "./options.ts";

const longestLifeMs = 90 * 86_400_000;
const mostComputers = 100_000;

/** `enrolment add --store ID --count N [--valid-for 30d] [--name "Caja {n}"]` → `{"enrolment":{…},"token"}` */
export async function addEnrolment(database: Database, args: readonly string[]) {
  const parsed = readOptions(args, ["store", "count", "valid-for", "name"]);
  const storeId = required(parsed, "store");
  const count = wholeNumber("count", required(parsed, "count"), 1, mostComputers);
  const lifeMs = duration("valid-for", parsed.options["valid-for"] ?? "30d", longestLifeMs);
  const name = parsed.options["name"]?.trim() ?? "Caja {n}";
  // Refused here rather than at two thousand counters.
  freeName(name, count, []);
  const store = await database
    .selectFrom("stores")
    .select("id")
    .where("id", "=", storeId)
    .executeTakeFirst();
  if (store === undefined) throw new CommandError(`No store has the id ${storeId}: see store list`);
  const made = await createEnrolment(database, { storeId, name, count, lifeMs }, Date.now());
  return { enrolment: shown(made.enrolment), token: made.token };
}

/** `enrolment list [--store ID]` → `{"enrolments":[…]}`, the newest first */
export async function listEnrolments(database: Database, args: readonly string[]) {
  const { options } = readOptions(args, ["store"]);
  const storeId = options["store"];
  const rows = await database
    .selectFrom("enrolments")
    .selectAll()
    .$if(storeId !== undefined, (query) => query.where("store_id", "=", storeId ?? ""))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return { enrolments: rows.map(shown) };
}

/** `enrolment revoke ID` → `{"enrolment":{…}}`; the tills that were paired with it stay. */
export async function revokeEnrolment(database: Database, args: readonly string[]) {
  const id = readOptions(args, []).positionals[0] ?? "";
  const ended = await endEnrolment(database, id, Date.now());
  if (ended === null) throw new CommandError(`No enrolment has the id ${id}: see enrolment list`);
  return { enrolment: shown(ended) };
}

function shown(row: EnrolmentRow) {
  return {
    id: row.id,
    store: row.store_id,
    name: row.name,
    count: row.count,
    used: row.used,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    createdAt: row.created_at,
  };
}
