import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { benchDay } from "./day/bench-day.ts";
import { readDayOptions } from "./day/day-options.ts";
import { benchFanOut } from "./fan-out.ts";
import { benchIntake } from "./intake.ts";
import { benchList } from "./list.ts";
import { machine } from "./machine.ts";
import { notRun, type Outcome } from "./measure.ts";
import { readBenchOptions, type BenchOptions } from "./options.ts";
import { runFill } from "./fill-command.ts";
import { benchPostgres } from "./postgres.ts";
import { benchReconnect } from "./reconnect.ts";
import { table } from "./table.ts";
import { benchTill } from "./till/bench-till.ts";
import { readTillOptions } from "./till/till-options.ts";

const exitUsage = 64;
const usage = `npm run bench -- relay [--only 1,2,3,4,5] [--scale full|small] [--rounds 3]
npm run bench -- till [--sales 500] [--rounds 3]
npm run bench -- day [--scale full|small] [--rounds 3] [--database sqlite|postgres] [--file PATH] [--no-screen]
npm run bench -- fill --database URL --store ID [--count 1000000] [--days 400] [--today N] [--seed 1]`;

type Benchmark = (options: BenchOptions, folder: string) => Promise<Outcome>;

const relayBenchmarks: readonly (readonly [number, string, Benchmark])[] = [
  [1, "webhook intake", benchIntake],
  [2, "webhook to the till's socket", benchFanOut],
  [3, "the same on PostgreSQL with two relays", benchPostgres],
  [4, "every till reconnects at once", benchReconnect],
  [5, "the day's list and totals", benchList],
];

/** `npm run bench -- …`; the exit code. Databases lie in `out/bench`, on the disk that is measured. */
export async function bench(args: readonly string[], root: string): Promise<number> {
  const log = (line: string) => void process.stdout.write(`${line}\n`);
  const [what, ...rest] = args;
  try {
    if (what === "fill") return await runFill(rest, log);
    if (what === "day") return await benchDay(readDayOptions(rest, log), root);
    if (what === "till") return await benchTill(readTillOptions(rest, log), root);
    if (what === "relay") return await benchRelay(readBenchOptions(rest, process.env, log), root);
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  process.stderr.write(`${usage}\n`);
  return exitUsage;
}

async function benchRelay(options: BenchOptions, root: string): Promise<number> {
  const home = join(root, "out", "bench");
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, "run-"));
  const outcomes: { readonly benchmark: number; readonly outcome: Outcome }[] = [];
  let failed = false;
  try {
    for (const [benchmark, name, run] of relayBenchmarks) {
      if (!options.only.has(benchmark)) continue;
      options.log(`${benchmark}. ${name}`);
      const outcome = await run(options, folder).catch((error: unknown) => {
        failed = true;
        const why = error instanceof Error ? error.message : String(error);
        return notRun(benchmark, why.split("\n")[0] ?? why);
      });
      outcomes.push({ benchmark, outcome });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const report = {
    at: new Date().toISOString(),
    scale: options.scale,
    machine: machine(),
    outcomes,
  };
  writeFileSync(join(home, "relay.json"), `${JSON.stringify(report, null, 2)}\n`);
  options.log(`\n${table(outcomes.flatMap(({ outcome }) => outcome.lines))}`);
  options.log(`\n${JSON.stringify(machine())}, scale ${options.scale}: out/bench/relay.json`);
  return failed ? 1 : 0;
}
