import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { isOpen } from "../till/journal.ts";
import type { Till } from "../till/till.ts";

/**
 * Whether a till may leave its real sales for practice: none of them is open, and where the store
 * has staff a manager says so, for a cashier could show somebody a practised success.
 */
export async function mayEnterPractice(
  till: Pick<Till, "state" | "checkManager">,
  manager: { readonly staffId: string; readonly pin: string } | null,
): Promise<Result<null, Failure>> {
  const { pairing, provisioning, sales } = till.state();
  if (pairing.kind === "unpaired") {
    // It is about to be paired with the relay that somebody has decided.
    return provisioning.waiting === null ? ok(null) : fail(failure("relay_decided"));
  }
  if (sales.some(isOpen)) return fail(failure("sales_open"));
  const allowed = await till.checkManager(manager);
  if (!allowed.ok) return allowed;
  // Somebody may have charged while the PIN was on its way.
  return till.state().sales.some(isOpen) ? fail(failure("sales_open")) : ok(null);
}
