import type { Fact, IntentState } from "../../contract/transition.ts";
import { isSerializationFailure } from "../database/storage-failure.ts";
import type { Relay } from "../relay.ts";
import { recordFacts, type FeedChange, type RowChange } from "./record-facts.ts";

type Committing = Pick<Relay, "database" | "hub" | "askSoon" | "now">;

/**
 * Runs work in one transaction. Once it is committed, the feeds of the stores that it changed are
 * nudged and what became due is asked for.
 */
export async function commit<Value>(
  relay: Committing,
  work: (
    transaction: Relay["database"],
    changed: (change: FeedChange | null) => void,
  ) => Promise<Value>,
): Promise<Value> {
  const changes: FeedChange[] = [];
  const attempt = () => {
    changes.length = 0;
    return relay.database.transaction().execute((transaction) =>
      work(transaction, (change) => {
        if (change !== null) changes.push(change);
      }),
    );
  };
  const value = await attempt().catch((error: unknown) => {
    if (isSerializationFailure(error)) return attempt();
    throw error;
  });
  for (const storeId of new Set(changes.map((change) => change.storeId))) relay.hub.nudge(storeId);
  relay.askSoon();
  return value;
}

/** Records facts in a transaction of their own. */
export function commitFacts(
  relay: Committing,
  intentId: string,
  facts: readonly Fact[],
  rowChange: RowChange = {},
): Promise<IntentState> {
  return commit(relay, async (transaction, changed) => {
    const now = relay.now();
    const { change, state } = await recordFacts(transaction, intentId, facts, now, rowChange);
    changed(change);
    return state;
  });
}
