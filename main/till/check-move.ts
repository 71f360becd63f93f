import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { createRelayClient } from "../relay-client/relay-client.ts";
import type { Journal } from "./journal.ts";
import type { KnownPairing } from "./settings-schema.ts";

/**
 * Whether another relay has been given this till's history: it knows this very till and store by
 * the till's own secret, and every sale that this computer remembers.
 */
export async function checkMove(
  relayUrl: string,
  secret: string,
  known: Pick<KnownPairing, "till" | "store" | "mode">,
  { sales }: Pick<Journal, "sales">,
  fetch: typeof globalThis.fetch,
): Promise<Result<null, Failure>> {
  const client = createRelayClient(relayUrl, secret, fetch);
  const told = await client.getTill();
  if (!told.ok) {
    const { failure: why } = told.failure;
    return fail(why.code === "till_unknown" ? failure("move_till_unknown", why.detail) : why);
  }
  const { mode, store, till } = told.value;
  if (till.id !== known.till.id || store.id !== known.store.id) {
    return fail(failure("move_till_unknown", `${till.id} ${store.id}`));
  }
  if (known.mode !== null && mode !== known.mode) return fail(failure("keys_mixed_modes", mode));
  for (const { id, paymentIntent } of sales) {
    if (paymentIntent === null) continue;
    const found = await client.get(id);
    if (found.ok) continue;
    const { failure: why } = found.failure;
    const isMissing = why.code === "payment_intent_not_found";
    return fail(isMissing ? failure("move_sales_missing", id) : why);
  }
  return ok(null);
}
