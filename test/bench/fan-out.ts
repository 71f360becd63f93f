import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { openDatabase } from "../../relay/database/open-database.ts";
import { fill } from "./fill.ts";
import type { FeedsJob, OpenResults, PublishResults, Target } from "./load/feeds.ts";
import { medianOf, ms, percentile, type Line, type Outcome } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import {
  startLoad,
  startRelay,
  startServer,
  webhookSecret,
  type Load,
  type Measured,
} from "./process.ts";

const sizes = {
  full: { feeds: [5_000, 10_000], seconds: 6 },
  small: { feeds: [500], seconds: 4 },
};
const perSecond = 200;
const opensAtOnce = 100;

/** Benchmark 2: from a webhook's sending to the till's socket, beside a bare node:http loop. */
export async function benchFanOut(options: BenchOptions, folder: string): Promise<Outcome> {
  const { feeds, seconds } = sizes[options.scale];
  const outcomes: Outcome[] = [];
  for (const count of feeds) {
    const databaseUrl = `sqlite:${folder}/fan-out-${count}.sqlite`;
    outcomes.push(
      await fanOut(options, folder, {
        benchmark: 2,
        databaseUrl,
        relays: 1,
        feeds: count,
        seconds,
      }),
    );
  }
  return {
    lines: outcomes.flatMap((each) => each.lines),
    rounds: outcomes.map((each) => each.rounds),
  };
}

export interface FanOut {
  readonly benchmark: number;
  readonly databaseUrl: string;
  readonly relays: number;
  readonly feeds: number;
  readonly seconds: number;
}

export async function fanOut(
  options: BenchOptions,
  folder: string,
  { benchmark, databaseUrl, feeds, relays, seconds }: FanOut,
): Promise<Outcome> {
  const database = await openDatabase(databaseUrl);
  await fill(database, {
    stores: feeds / 5,
    tillsPerStore: 5,
    intents: perSecond * seconds * (options.rounds + 1) + feeds,
    days: 0,
    statuses: "created",
    withFeed: false,
  });
  await database.destroy();
  const logFile = join(folder, "fan-out.log");
  const fintoc = await startServer("fintoc.ts", logFile);
  const processes: Measured[] = [];
  for (let each = 0; each < relays; each += 1) {
    processes.push(await startRelay(databaseUrl, fintoc.url, logFile));
  }
  const bare = await startServer("bare-sse.ts", logFile);
  const [relayLoad, bareLoad] = [await startLoad("feeds.ts"), await startLoad("feeds.ts")];
  const ports = processes.map((each) => each.port);
  const relay: Target = { kind: "relay", ports, secret: webhookSecret };
  const loop: Target = { kind: "bare", ports: [bare.port], secret: "" };
  const ask = (load: Load, job: FeedsJob) => load.ask<PublishResults>(job);
  try {
    const relayMemory = await memoryPerFeed(relayLoad, relay, processes, feeds);
    const bareMemory = await memoryPerFeed(bareLoad, loop, [bare], feeds);
    const rounds: Round[] = [];
    for (let round = -1; round < options.rounds; round += 1) {
      const from = perSecond * seconds * (round + 1);
      const job = { do: "publish", from, perSecond, seconds } as const;
      const relayed = await ask(relayLoad, { ...job, target: relay });
      const looped = await ask(bareLoad, { ...job, target: loop });
      if (relayed.missing > 0) throw new Error(`${relayed.missing} events never came`);
      // The first one warms both up.
      if (round < 0) continue;
      const result = { feeds, relay: numbersOf(relayed), bare: numbersOf(looped) };
      options.log(`  round ${round + 1}: ${JSON.stringify(result)}`);
      rounds.push(result);
    }
    const pair = (of: "relay" | "bare") =>
      `p50 ${ms(medianOf(rounds, (each) => each[of].p50Ms))}, p99 ${ms(medianOf(rounds, (each) => each[of].p99Ms))}`;
    const where = relays === 1 ? "" : `, ${relays} relays on PostgreSQL`;
    const lines: Line[] = [
      {
        benchmark,
        what: `webhook to the till's socket at ${perSecond}/s, ${feeds.toLocaleString("en")} feeds${where}`,
        measured: pair("relay"),
        limit: `a bare node:http loop: ${pair("bare")}`,
        aim: "p99 ≤ 20 ms",
      },
      {
        benchmark,
        what: `memory a feed, ${feeds.toLocaleString("en")} feeds${where}`,
        measured: kilobytes(relayMemory),
        limit: `a bare node:http loop: ${kilobytes(bareMemory)}`,
        aim: "≤ 25 KB",
      },
    ];
    return { lines, rounds: { rounds, relayMemory, bareMemory } };
  } finally {
    await Promise.all([relayLoad, bareLoad].map((each) => each.stop()));
    await Promise.all([...processes, bare, fintoc].map((each) => each.stop()));
  }
}

interface Round {
  readonly feeds: number;
  readonly relay: Latency;
  readonly bare: Latency;
}

interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Bytes that the processes grew by, for each feed that was opened. */
async function memoryPerFeed(
  load: Load,
  target: Target,
  processes: readonly Measured[],
  feeds: number,
): Promise<number> {
  const memory = () => processes.reduce((sum, each) => sum + each.memory(), 0);
  const before = memory();
  const job: FeedsJob = { do: "open", target, feeds, atOnce: opensAtOnce, resume: null };
  const opened = await load.ask<OpenResults>(job);
  if (opened.missing > 0) throw new Error(`${opened.missing} feeds did not begin`);
  // What the opening itself took is given back by then.
  await delay(3_000);
  return (memory() - before) / feeds;
}

function numbersOf({ latenciesMs }: PublishResults): Latency {
  return { p50Ms: percentile(latenciesMs, 0.5), p99Ms: percentile(latenciesMs, 0.99) };
}

const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(1)} KB`;
