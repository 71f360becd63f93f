import type { ToldFact } from "../../contract/transition.ts";
import { toTold } from "../fintoc/payment-intent.ts";
import { toldFact } from "../fintoc/told.ts";
import { commitFetched } from "../payment-intents/commit-fetched.ts";
import type { Relay } from "../relay.ts";
import type { LeasedIntent } from "./lease.ts";

const minute = 60_000;
/** Fintoc's word on the widget token's life. */
const tokenLifeMs = 10 * minute;
/** A page that finds fewer than this costs more than asking one by one. */
const worthwhilePerPage = 10;

type Asking = Pick<Relay, "database" | "fintoc" | "hub" | "now" | "clock" | "log" | "metrics">;

/**
 * Asks Fintoc about many intents at once, 300 to a page, newest first.
 * @returns those that the list did not hold: to be asked about one by one
 */
export async function askMany(
  relay: Asking,
  leased: readonly LeasedIntent[],
): Promise<readonly LeasedIntent[]> {
  // A checkout session that has not named its payment intent is in no list of payment intents.
  const [listed, others] = [leased.filter(isInList), leased.filter((each) => !isInList(each))];
  const sought = new Map(listed.map((intent) => [intent.fintoc_id, intent]));
  const sentAt = listed.map(({ token_expires_at: end }) => Date.parse(end ?? "") - tokenLifeMs);
  const oldest = Math.min(...sentAt.filter((each) => !Number.isNaN(each)));
  // A minute each way for clocks that differ.
  let query: string | null = new URLSearchParams({
    since: new Date(oldest - minute).toISOString(),
    until: new Date(relay.clock() + minute).toISOString(),
    per_page: "300",
  }).toString();
  let pages = 0;
  const mostPages = 2 + Math.ceil(leased.length / worthwhilePerPage);
  while (query !== null && sought.size > 0 && pages < mostPages) {
    pages += 1;
    const askedAt = relay.now();
    const page = await relay.fintoc.list(query);
    if (!page.ok) {
      relay.log.warn({ failure: page.failure }, "asking Fintoc for a list failed");
      break;
    }
    const at = relay.now();
    const facts = new Map<string, ToldFact>();
    for (const told of page.value.intents) {
      const intent = sought.get(told.id);
      if (intent === undefined) continue;
      sought.delete(told.id);
      facts.set(intent.id, toldFact(toTold(told), { source: "fetch", at, askedAt, eventId: null }));
    }
    relay.metrics.asks.inc({ result: "answered" }, facts.size);
    await commitFetched({ ...relay, askSoon: () => undefined }, facts);
    query = page.value.next;
  }
  relay.log.debug({ open: leased.length, pages, missing: sought.size }, "asked Fintoc for a list");
  return [...sought.values(), ...others];
}

function isInList({ fintoc_id, session_id }: LeasedIntent): boolean {
  return fintoc_id !== session_id;
}
