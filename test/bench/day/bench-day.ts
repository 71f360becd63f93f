import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import * as v from "valibot";

import { businessDayOf } from "../../../contract/business-day.ts";
import { staffSessionAnswerSchema } from "../../../contract/staff.ts";
import { runCommand } from "../../../relay/admin/run-command.ts";
import { isPostgres } from "../../../relay/database/is-postgres.ts";
import { openDatabase } from "../../../relay/database/open-database.ts";
import { sql } from "kysely";
import { fillStore } from "../fill-store.ts";
import { fill, storeIdOf, tillSecretOf } from "../fill.ts";
import { machine } from "../machine.ts";
import { openPostgres } from "../postgres.ts";
import { staffPinPepper, startRelay, type Measured } from "../process.ts";
import { table } from "../table.ts";
import { openBareDatabase } from "./bare-database.ts";
import { dayLines, type DayMeasured } from "./day-lines.ts";
import { daySizes, type DayBenchOptions } from "./day-options.ts";
import { dayQuestions } from "./day-questions.ts";
import { headersOf, measureQuestions, type DayRound, type SignedIn } from "./measure-questions.ts";
import { measureScreen } from "./measure-screen.ts";

const tills = 10;
const pin = "471112";
const manager = "Luz Vera";

/** `npm run bench -- day`: a manager's day in a large database, beside its bare queries. */
export async function benchDay(options: DayBenchOptions, root: string): Promise<number> {
  const home = join(root, "out", "bench");
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, "day-"));
  const postgres = options.database === "postgres" ? await openPostgres(null) : null;
  try {
    const path = options.file ?? join(folder, "day.sqlite");
    const databaseUrl = postgres?.url ?? `sqlite:${path}`;
    if (postgres !== null || !existsSync(path)) await fillDays(databaseUrl, options);
    const start = () => startRelay(databaseUrl, "http://127.0.0.1:9", join(folder, "relay.log"));
    const looks = await measureFirstLooks(databaseUrl, start, options);
    const relay = await start();
    try {
      const rounds = await measureRelay(databaseUrl, relay.url, options);
      const screen = options.screen
        ? await measureScreen({ root, folder, databaseUrl, relayUrl: relay.url, pin, options })
        : null;
      report(home, options, { looks, rounds, screen });
      return 0;
    } finally {
      await relay.stop();
    }
  } finally {
    await postgres?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillDays(databaseUrl: string, { log, scale }: DayBenchOptions): Promise<void> {
  const { count, days, today } = daySizes[scale];
  const began = performance.now();
  const database = await openDatabase(databaseUrl);
  try {
    const none = { intents: 0, statuses: "mixed", withFeed: false } as const;
    await fill(database, { ...none, stores: 1, tillsPerStore: tills, days });
    const now = Date.now();
    await addStaff(databaseUrl, "manager", manager, pin);
    for (let cashier = 1; cashier <= 6; cashier += 1) {
      await addStaff(databaseUrl, "cashier", `Cajera ${cashier}`, `41${cashier}7`);
    }
    await fillStore(database, { storeId: storeIdOf(0), count, days, today, seed: 1, now });
    // As PostgreSQL does by itself within a while: an index alone answers once its pages are known.
    if (isPostgres(database)) await sql`vacuum analyze payment_intents`.execute(database);
  } finally {
    await database.destroy();
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  log(`${count} sales in ${days} days, ${today} of them today, filled in ${seconds} s`);
}

async function addStaff(databaseUrl: string, role: string, name: string, typed: string) {
  const env = { DATABASE_URL: databaseUrl, STAFF_PIN_PEPPER: staffPinPepper };
  const words = ["--store", storeIdOf(0), "--name", name, "--role", role];
  const terminal = { env, readSecret: () => Promise.resolve(typed) };
  await runCommand(["staff", "add", ...words], env, terminal);
}

const looks = 10;
/** A relay has counted today by then, with nobody asking. */
const afterStartMs = 8_000;

/** In milliseconds: today's totals, asked for the first time a while after the relay's start. */
async function measureFirstLooks(
  databaseUrl: string,
  start: () => Promise<Measured>,
  { log }: DayBenchOptions,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    const relay = await start();
    try {
      const [till] = await signIn(databaseUrl, relay.url, 1);
      await setTimeout(afterStartMs);
      const today = businessDayOf(Date.now(), "America/Santiago", 0);
      const began = performance.now();
      const answer = await fetch(`${relay.url}/v1/days/${today}`, { headers: headersOf(till) });
      const body = await answer.text();
      taken.push(performance.now() - began);
      if (!answer.ok) throw new Error(`the day answered ${answer.status}: ${body}`);
    } finally {
      await relay.stop();
    }
  }
  log(`today's totals, first asked after a relay's start: ${JSON.stringify(taken)}`);
  return taken;
}

/** The manager at so many tills. */
async function signIn(
  databaseUrl: string,
  url: string,
  count: number,
): Promise<readonly SignedIn[]> {
  const database = await openDatabase(databaseUrl);
  const { id: staffId } = await database
    .selectFrom("staff")
    .select("id")
    .where("name", "=", manager)
    .executeTakeFirstOrThrow();
  await database.destroy();
  const signedIn: SignedIn[] = [];
  for (let till = 0; till < count; till += 1) {
    const secret = tillSecretOf(till);
    const answer = await fetch(`${url}/v1/staff/sessions`, {
      method: "POST",
      headers: { Authorization: `Bearer ${secret}` },
      body: JSON.stringify({ staffId, pin }),
    });
    if (!answer.ok) throw new Error(`the manager could not sign in: ${await answer.text()}`);
    const { token } = v.parse(staffSessionAnswerSchema, await answer.json());
    signedIn.push({ secret, session: token });
  }
  return signedIn;
}

async function measureRelay(
  databaseUrl: string,
  url: string,
  options: DayBenchOptions,
): Promise<readonly DayRound[]> {
  const database = await openDatabase(databaseUrl);
  const signedIn = await signIn(databaseUrl, url, tills);
  const bare = await openBareDatabase(databaseUrl);
  try {
    const store = await database
      .selectFrom("stores")
      .selectAll()
      .where("id", "=", storeIdOf(0))
      .executeTakeFirstOrThrow();
    const newest = await database
      .selectFrom("payment_intents")
      .select(({ fn }) => fn.max("created_at").as("at"))
      .where("store_id", "=", store.id)
      .executeTakeFirstOrThrow();
    const day = businessDayOf(Date.parse(newest.at), store.time_zone, store.day_starts_at_hour);
    if (day !== businessDayOf(Date.now(), store.time_zone, store.day_starts_at_hour)) {
      throw new Error(`Filled up to ${day}: the screen opens today, so fill another file`);
    }
    const questions = await dayQuestions(database, store, day);
    const { asked } = daySizes[options.scale];
    const { log } = options;
    const rounds: DayRound[] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      rounds.push(await measureQuestions({ questions, url, signedIn, bare, count: asked, log }));
    }
    return rounds;
  } finally {
    await bare.close();
    await database.destroy();
  }
}

function report(home: string, options: DayBenchOptions, measured: DayMeasured): void {
  const { log: _, ...asked } = options;
  const told = { at: new Date().toISOString(), machine: machine(), options: asked, ...measured };
  writeFileSync(join(home, "day.json"), `${JSON.stringify(told, null, 2)}\n`);
  options.log(`\n${table(dayLines(options, measured))}`);
  options.log(`\n${JSON.stringify(machine())}, ${options.database}: out/bench/day.json`);
}
