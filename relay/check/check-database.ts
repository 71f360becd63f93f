import { verifyClosings } from "../closings/verify-closings.ts";
import { openDatabase, readEpoch, type Database } from "../database/open-database.ts";
import { relayIdOf } from "../health/routes.ts";
import type { Mode } from "../../contract/payment-intent.ts";
import type { Config } from "../config.ts";
import { checkAlerts } from "./check-alerts.ts";
import { good, messageOf, notChecked, problem, type Finding } from "./finding.ts";

const lately = 24 * 3_600_000;

/** What stands in the database, and that it can be written. Brings it up to date like any command. */
export async function checkDatabase(
  databaseUrl: string,
  config: Config | null,
  clock: () => number,
): Promise<{ readonly findings: readonly Finding[]; readonly relayId: string | null }> {
  let database: Database;
  try {
    database = await openDatabase(databaseUrl);
  } catch (error) {
    const toDo = "Correct DATABASE_URL, or make its folder writable for this user";
    return { findings: [problem("Database", messageOf(error), toDo)], relayId: null };
  }
  try {
    const findings = [
      await checkWriting(database, clock),
      await checkStores(database),
      await checkTills(database),
      await checkWebhooks(database, config?.fintoc.mode ?? null, clock),
      await checkClosings(database),
      ...(config === null ? [] : await checkAlerts(database, config)),
    ];
    return { findings, relayId: relayIdOf(await readEpoch(database)) };
  } finally {
    await database.destroy();
  }
}

async function checkWriting(database: Database, clock: () => number): Promise<Finding> {
  try {
    const row = { key: "checked_at", value: new Date(clock()).toISOString() };
    await database
      .insertInto("meta")
      .values(row)
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: row.value }))
      .execute();
    return good("Database", "written, and up to date");
  } catch (error) {
    const toDo = "Make room on its disk and let this user write it";
    return problem("Database", `cannot be written: ${messageOf(error)}`, toDo);
  }
}

async function checkStores(database: Database): Promise<Finding> {
  const stores = await database.selectFrom("stores").select("name").execute();
  if (stores.length > 0) return good("Store", stores.map((store) => store.name).join(", "));
  const toDo = "Add one: store add --name … --currency CLP|MXN --time-zone …";
  return problem("Store", "there is none", toDo);
}

async function checkTills(database: Database): Promise<Finding> {
  const tills = await database
    .selectFrom("tills")
    .select("name")
    .where("paired_at", "is not", null)
    .where("revoked_at", "is", null)
    .execute();
  if (tills.length > 0) return good("Till", `${tills.length} paired`);
  const toDo = "Add one (till add --store ID --name …) and type its code at the till";
  return problem("Till", "none is paired", toDo);
}

async function checkWebhooks(
  database: Database,
  mode: Mode | null,
  clock: () => number,
): Promise<Finding> {
  const name = "Webhook seen";
  if (mode === null) return notChecked(name, "the configuration has a problem");
  const last = await database
    .selectFrom("events")
    .select(["received_at", "type"])
    .where("mode", "=", mode)
    .orderBy("received_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const toDo =
    "In Fintoc's dashboard see that the webhook endpoint is PUBLIC_URL/webhooks/fintoc, send a test event, run this again";
  if (last === undefined) return problem(name, `none of ${mode} mode has arrived yet`, toDo);
  const hours = Math.floor((clock() - Date.parse(last.received_at)) / 3_600_000);
  if (clock() - Date.parse(last.received_at) <= lately) {
    return good(name, `${last.type}, ${hours === 0 ? "within the hour" : `${hours} h ago`}`);
  }
  return problem(name, `the last one came ${hours} h ago`, toDo);
}

async function checkClosings(database: Database): Promise<Finding> {
  const { checked, faults } = await verifyClosings(database);
  const [fault] = faults;
  if (fault === undefined)
    return good("Closings", checked === 0 ? "none yet" : `${checked}, whole`);
  const { because, number, storeId } = fault;
  const said = `${faults.length} not as they were made, first ${number} of store ${storeId}: ${because}`;
  const toDo =
    "Keep this database aside and compare it with a backup: closings verify names them all";
  return problem("Closings", said, toDo);
}
