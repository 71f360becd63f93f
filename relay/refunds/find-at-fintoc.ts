import { fail, ok, type Result } from "../../contract/result.ts";
import type { RefundRow } from "../database/schema.ts";
import type { FintocFailure } from "../fintoc/fintoc-client.ts";
import { namedRefund, type FintocRefund } from "../fintoc/refund.ts";
import type { Relay } from "../relay.ts";

/** Fintoc's clock and ours may differ by this much. */
const skewMs = 10 * 60_000;
const mostPages = 20;

/**
 * Fintoc's list without a status is all of them by its reference, and only those that succeeded by
 * the example of its older one: what is not paid out yet is asked for by its name as well.
 */
const statusFilters = [null, "pending", "created"] as const;

/**
 * Looks through Fintoc's list for the refund of ours whose answer was lost: by our id in its
 * metadata or, where Fintoc tells none, by payment and amount among those that we do not know.
 * @returns `null` when Fintoc has none; a failure when that cannot be told
 */
export async function findAtFintoc(
  relay: Pick<Relay, "fintoc" | "database">,
  refund: Pick<RefundRow, "id" | "amount" | "currency" | "created_at">,
  intentFintocId: string,
): Promise<Result<FintocRefund | null, FintocFailure>> {
  const since = new Date(Date.parse(refund.created_at) - skewMs).toISOString();
  const alike: FintocRefund[] = [];
  for (const status of statusFilters) {
    const listed = await listSince(relay, since, status);
    // A version of the API may not know the word.
    if (!listed.ok && status !== null && listed.failure.kind === "refused") continue;
    if (!listed.ok) return listed;
    const ofIntent = listed.value.filter((each) => each.resource_id === intentFintocId);
    const named = ofIntent.find((each) => namedRefund(each) === refund.id);
    if (named !== undefined) return ok(named);
    alike.push(
      ...ofIntent.filter(
        (each) =>
          namedRefund(each) === null &&
          each.amount === refund.amount &&
          each.currency === refund.currency,
      ),
    );
  }
  for (const each of alike) {
    const known = await relay.database
      .selectFrom("refunds")
      .select("id")
      .where("fintoc_id", "=", each.id)
      .executeTakeFirst();
    if (known === undefined) return ok(each);
  }
  return ok(null);
}

/** Every refund that Fintoc has from an instant on (ISO 8601). */
export async function listSince(
  relay: Pick<Relay, "fintoc">,
  since: string,
  status: string | null,
): Promise<Result<readonly FintocRefund[], FintocFailure>> {
  const refunds: FintocRefund[] = [];
  const parameters = { since, per_page: "300", ...(status === null ? {} : { status }) };
  let query: string | null = new URLSearchParams(parameters).toString();
  for (let page = 0; query !== null; page += 1) {
    if (page === mostPages) {
      return fail({ kind: "unanswered", message: "the list of refunds has no end" });
    }
    const answer = await relay.fintoc.listRefunds(query);
    if (!answer.ok) return answer;
    refunds.push(...answer.value.refunds);
    query = answer.value.next;
  }
  return ok(refunds);
}
