import type { Relay } from "../relay.ts";
import { listSince } from "./find-at-fintoc.ts";
import { noteFound } from "./take-in-refund.ts";

const everyMs = 10 * 60_000;
/** What a clock that differs, or a list that is slow, could hide is looked at twice. */
const overlapMs = 30 * 60_000;
/** A first look, and one into a list that was out of reach for long. */
const longestBackMs = 30 * 86_400_000;
const searchedKey = "refunds_searched_until";

/**
 * Looks through Fintoc's list, at each start and every ten minutes, for refunds of our payments
 * that we do not know: made in Fintoc's dashboard while no webhook came, or after the backup was
 * taken that this database was restored from. Without them more could be refunded than was paid.
 */
export function startRefundSearch(
  relay: Pick<Relay, "database" | "fintoc" | "claims" | "clock" | "now" | "log">,
): { readonly close: () => Promise<void> } {
  let searching: Promise<void> = Promise.resolve();
  const run = () => {
    searching = searchOnce().catch((error: unknown) => {
      relay.log.error({ err: error }, "refunds from elsewhere could not be looked for");
    });
  };
  run();
  const timer = setInterval(run, everyMs);

  async function searchOnce(): Promise<void> {
    if (!(await relay.claims.tryClaim("refund search"))) return;
    try {
      await search();
    } finally {
      await relay.claims.release("refund search");
    }
  }

  async function search(): Promise<void> {
    const { database } = relay;
    const sale = await database
      .selectFrom("payment_intents")
      .select("id")
      .limit(1)
      .executeTakeFirst();
    // A relay that has sold nothing has nothing to be refunded.
    if (sale === undefined) return;
    const begun = relay.clock();
    const last = await database
      .selectFrom("meta")
      .select("value")
      .where("key", "=", searchedKey)
      .executeTakeFirst();
    const from = Math.max(begun - longestBackMs, Date.parse(last?.value ?? "0") - overlapMs);
    const listed = await listSince(relay, new Date(from).toISOString(), null);
    if (!listed.ok) {
      relay.log.warn({ failure: listed.failure }, "Fintoc's list of refunds could not be read");
      return;
    }
    for (const refund of listed.value) {
      const known = await database
        .selectFrom("refunds")
        .select("id")
        .where("fintoc_id", "=", refund.id)
        .executeTakeFirst();
      if (known === undefined) {
        await noteFound(database, refund.id, refund.resource_id, relay.now());
      }
    }
    const value = new Date(begun).toISOString();
    await database
      .insertInto("meta")
      .values({ key: searchedKey, value })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
      .execute();
  }

  return {
    async close() {
      clearInterval(timer);
      await searching;
    },
  };
}
