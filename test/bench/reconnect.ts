import { join } from "node:path";

import { openDatabase, readEpoch } from "../../relay/database/open-database.ts";
import { toEventId } from "../../relay/feed/feed-position.ts";
import { fill } from "./fill.ts";
import type { FeedsJob, OpenResults, Target } from "./load/feeds.ts";
import { medianOf, type Outcome } from "./measure.ts";
import type { BenchOptions } from "./options.ts";
import { runLoad, startRelay, startServer, webhookSecret } from "./process.ts";

const tillsOf = { full: 10_000, small: 500 };
const tillsPerStore = 5;
const missed = 2;

/** Benchmark 4: all tills come back at once, each with its position, and have missed two changes. */
export async function benchReconnect(options: BenchOptions, folder: string): Promise<Outcome> {
  const tills = tillsOf[options.scale];
  const databaseUrl = `sqlite:${folder}/reconnect.sqlite`;
  const database = await openDatabase(databaseUrl);
  await fill(database, {
    stores: tills / tillsPerStore,
    tillsPerStore,
    intents: tills * (missed + 1),
    days: 0,
    statuses: "created",
    withFeed: true,
  });
  // Every till knows its first intent; the first five positions of a store are those.
  const lastEventId = toEventId(await readEpoch(database), tillsPerStore);
  await database.destroy();
  const logFile = join(folder, "reconnect.log");
  const rounds = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const relay = await startRelay(databaseUrl, "http://127.0.0.1:9", logFile);
    const bare = await startServer("bare-sse.ts", logFile);
    try {
      const reconnect = (target: Target) => {
        const job: FeedsJob = {
          do: "open",
          target,
          feeds: tills,
          atOnce: tills,
          resume: { lastEventId, missed },
        };
        return runLoad<OpenResults>("feeds.ts", job);
      };
      const relayed = await reconnect({
        kind: "relay",
        ports: [relay.port],
        secret: webhookSecret,
      });
      const looped = await reconnect({ kind: "bare", ports: [bare.port], secret: "" });
      const result = { relay: relayed, bare: looped };
      options.log(`  round ${round + 1}: ${JSON.stringify(result)}`);
      rounds.push(result);
    } finally {
      await Promise.all([relay.stop(), bare.stop()]);
    }
  }
  const missing = Math.max(...rounds.map((each) => each.relay.missing));
  return {
    rounds,
    lines: [
      {
        benchmark: 4,
        what: `${tills.toLocaleString("en")} tills reconnect at once, each ${missed} changes behind`,
        measured: `${medianOf(rounds, (each) => each.relay.seconds).toFixed(1)} s, ${missing} missing`,
        limit: `a bare node:http loop: ${medianOf(rounds, (each) => each.bare.seconds).toFixed(1)} s`,
        aim: "≤ 15 s, none missing",
      },
    ],
  };
}
