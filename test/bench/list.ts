import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import * as v from "valibot";

import { addDays, businessDay, businessDayOf } from "../../contract/business-day.ts";
import { openDatabase } from "../../relay/database/open-database.ts";
import { fill, storeIdOf, tillSecretOf, type Filling } from "./fill.ts";
import type { ListJob, ListKind, ListResults } from "./load/list.ts";
import { medianOf, ms, percentile, type Line, type Outcome } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { runLoad, staffPinPepper, startRelay } from "./process.ts";

const sizes = { full: { intents: 1_000_000, count: 200 }, small: { intents: 50_000, count: 100 } };
const zone = "America/Santiago";
const aim = "p99 ≤ 50 ms";

/** Ten stores with five tills each, and their intents of forty days. */
const manyIntents = (intents: number): Filling => ({
  stores: 10,
  tillsPerStore: 5,
  intents,
  days: 40,
  statuses: "mixed",
  withFeed: false,
});

/** Benchmark 5: the day's list and totals in a large database, beside the bare query. */
export async function benchList(options: BenchOptions, folder: string): Promise<Outcome> {
  const { count, intents } = sizes[options.scale];
  const filling = manyIntents(intents);
  const path = join(folder, "list.sqlite");
  const databaseUrl = `sqlite:${path}`;
  const startedAt = performance.now();
  const database = await openDatabase(databaseUrl);
  await fill(database, filling);
  await database.destroy();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
  options.log(`  ${intents} intents filled in ${seconds} s`);
  const logFile = join(folder, "list.log");
  const relay = await startRelay(databaseUrl, "http://127.0.0.1:9", logFile);
  try {
    const today = businessDayOf(Date.now(), zone, 0);
    // More of them than a relay keeps counted: each day's totals are counted whole.
    const days = Array.from({ length: filling.days - 1 }, (_, age) => addDays(today, -age));
    const staffSession = await managerSession(relay.url, databaseUrl);
    const between = days.map((day) => {
      const { from, to } = businessDay(day, zone, 0);
      return [new Date(from).toISOString(), new Date(to).toISOString()] as const;
    });
    const job: ListJob = {
      port: relay.port,
      tills: filling.stores * filling.tillsPerStore,
      days,
      connections: 4,
      count,
      staffSession,
      raw: { path, between },
    };
    await runLoad<ListResults>("list.ts", { ...job, count: 50, raw: null });
    const rounds: Partial<Record<ListKind, Numbers>>[] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      const results = await runLoad<ListResults>("list.ts", job);
      const numbers = Object.fromEntries(
        Object.entries(results).map(([kind, taken]) => [kind, numbersOf(taken)]),
      );
      options.log(`  round ${round + 1}: ${JSON.stringify(numbers)}`);
      rounds.push(numbers);
    }
    const line = (kind: ListKind, what: string): Line[] => {
      // A small database has days without a second page.
      if (rounds.every((each) => each[kind] === undefined)) return [];
      const of = (key: keyof Numbers) =>
        medianOf(rounds, (each) => each[kind]?.[key] ?? Number.NaN);
      const raw = medianOf(rounds, (each) => each.raw?.p99 ?? Number.NaN);
      return [
        {
          benchmark: 5,
          what: `${what}, ${intents.toLocaleString("en")} intents stored`,
          measured: `p50 ${ms(of("p50"))}, p99 ${ms(of("p99"))}`,
          limit: `the bare query of a page: p99 ${ms(raw)}`,
          aim,
        },
      ];
    };
    return {
      rounds,
      lines: [
        ...line("day", "the day's list"),
        ...line("next page", "its next page"),
        ...line("one status", "one status of the day"),
        ...line("search", "a search in the day"),
        ...line("latest 20", "the till's last 20"),
        ...line("totals", "the day's totals"),
      ],
    };
  } finally {
    await relay.stop();
  }
}

interface Numbers {
  readonly p50: number;
  readonly p99: number;
}

function numbersOf(taken: readonly number[]): Numbers {
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
}

const pin = "4711";
const staffSchema = v.object({ staff: v.object({ id: v.string() }) });
const sessionSchema = v.object({ token: v.string() });

/** A manager's session at the first till. */
async function managerSession(url: string, databaseUrl: string): Promise<string> {
  const words = ["--store", storeIdOf(0), "--name", "Bench", "--role", "manager", "--json"];
  const command = spawn(process.execPath, ["relay/main.ts", "staff", "add", ...words], {
    cwd: join(import.meta.dirname, "../.."),
    env: { ...process.env, DATABASE_URL: databaseUrl, STAFF_PIN_PEPPER: staffPinPepper },
    stdio: ["pipe", "pipe", "inherit"],
  });
  command.stdin.on("error", () => undefined);
  command.stdin.end(`${pin}\n`);
  const [printed, [code]] = await Promise.all([text(command.stdout), once(command, "exit")]);
  if (code !== 0) throw new Error(`staff add ended with ${code}`);
  const { staff } = v.parse(staffSchema, JSON.parse(printed));
  const headers = { Authorization: `Bearer ${tillSecretOf(0)}` };
  const opened = await fetch(`${url}/v1/staff/sessions`, {
    method: "POST",
    headers,
    body: JSON.stringify({ staffId: staff.id, pin }),
  });
  if (!opened.ok) throw new Error(`the manager could not sign in: ${await opened.text()}`);
  return v.parse(sessionSchema, await opened.json()).token;
}
