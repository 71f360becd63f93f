import { join } from "node:path";

import type { IntakeJob, IntakeResults } from "./load/intake.ts";
import type { RawCommitsJob, RawCommitsResults } from "./load/raw-commits.ts";
import { fill } from "./fill.ts";
import { median, medianOf, ms, percentile, perSecond, type Outcome } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { runLoad, startRelay, startServer, webhookSecret } from "./process.ts";
import { openDatabase } from "../../relay/database/open-database.ts";

const connections = 50;
const sizes = { full: { count: 5_000, warmUp: 2_000 }, small: { count: 2_000, warmUp: 500 } };

/** Benchmark 1: signed webhooks over 50 connections, beside the disk's own durable commits. */
export async function benchIntake(options: BenchOptions, folder: string): Promise<Outcome> {
  const { count, warmUp } = sizes[options.scale];
  const databaseUrl = `sqlite:${folder}/intake.sqlite`;
  const database = await openDatabase(databaseUrl);
  await fill(database, {
    stores: 100,
    tillsPerStore: 5,
    intents: warmUp + count * options.rounds,
    days: 0,
    statuses: "created",
    withFeed: false,
  });
  await database.destroy();
  const logFile = join(folder, "intake.log");
  const fintoc = await startServer("fintoc.ts", logFile);
  const relay = await startRelay(databaseUrl, fintoc.url, logFile);
  const send = (from: number, many: number) => {
    const job = { port: relay.port, secret: webhookSecret, connections, from, count: many };
    return runLoad<IntakeResults>("intake.ts", job satisfies IntakeJob);
  };
  const raw = (round: number, rowsPerCommit: number) => {
    const path = join(folder, `raw-${round}-${rowsPerCommit}.sqlite`);
    const job: RawCommitsJob = { path, rowsPerCommit, seconds: 2 };
    return runLoad<RawCommitsResults>("raw-commits.ts", job);
  };
  try {
    await send(0, warmUp);
    const rounds = [];
    for (let round = 0; round < options.rounds; round += 1) {
      const one = await raw(round, 1);
      const group = await raw(round, connections);
      const taken = await send(warmUp + round * count, count);
      if (taken.notAcknowledged > 0) throw new Error(`${taken.notAcknowledged} not acknowledged`);
      const result = {
        rawCommitsPerSecond: one.commitsPerSecond,
        rawGroupCommitsPerSecond: group.commitsPerSecond,
        rawRowsPerSecondInGroups: group.rowsPerSecond,
        acknowledgedPerSecond: count / taken.seconds,
        p50Ms: median(taken.latenciesMs),
        p99Ms: percentile(taken.latenciesMs, 0.99),
        memory: relay.memory(),
      };
      options.log(`  round ${round + 1}: ${JSON.stringify(result)}`);
      rounds.push(result);
    }
    const acknowledged = medianOf(rounds, (each) => each.acknowledgedPerSecond);
    const rawOne = medianOf(rounds, (each) => each.rawCommitsPerSecond);
    const rawGroup = medianOf(rounds, (each) => each.rawGroupCommitsPerSecond);
    const rawRows = medianOf(rounds, (each) => each.rawRowsPerSecondInGroups);
    const p50 = medianOf(rounds, (each) => each.p50Ms);
    const p99 = medianOf(rounds, (each) => each.p99Ms);
    return {
      rounds,
      lines: [
        {
          benchmark: 1,
          what: `webhooks acknowledged, ${connections} connections`,
          measured: perSecond(acknowledged),
          limit: `raw durable commits: ${perSecond(rawOne)} of 1 row, ${perSecond(rawGroup)} of ${connections} rows (${perSecond(rawRows).replace("/s", " rows/s")})`,
          aim: "≥ 4,000/s",
        },
        {
          benchmark: 1,
          what: "webhook to its acknowledgement",
          measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
          limit: `${ms(1_000 / rawGroup)} a raw group commit`,
          aim: "p99 ≤ 50 ms",
        },
      ],
    };
  } finally {
    await relay.stop();
    await fintoc.stop();
  }
}
