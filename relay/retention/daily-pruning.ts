import type { Relay } from "../relay.ts";
import { prune } from "./prune.ts";

/** Not while a start is busy catching up. */
const firstAfterMs = 5 * 60_000;
const everyMs = 86_400_000;

/** Prunes once a day, in one process of those that serve the database. */
export function startDailyPruning(
  relay: Pick<Relay, "config" | "database" | "claims" | "clock" | "log">,
): { readonly close: () => Promise<void> } {
  let pruning: Promise<void> = Promise.resolve();
  const run = () => {
    pruning = pruneOnce().catch((error: unknown) => {
      relay.log.error({ err: error }, "old rows could not be pruned; trying again tomorrow");
    });
  };
  let daily: NodeJS.Timeout | null = null;
  const first = setTimeout(() => {
    run();
    daily = setInterval(run, everyMs);
  }, firstAfterMs);

  async function pruneOnce(): Promise<void> {
    if (!(await relay.claims.tryClaim("prune"))) return;
    try {
      const pruned = await prune(relay.database, relay.clock(), relay.config.retention);
      relay.log.info(pruned, "old rows pruned");
    } finally {
      await relay.claims.release("prune");
    }
  }

  return {
    close() {
      clearTimeout(first);
      if (daily !== null) clearInterval(daily);
      return pruning;
    },
  };
}
