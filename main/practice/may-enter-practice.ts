import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { isOpen } from "../till/journal.ts";
import type { Till } from "../till/till.ts";

/**
 * Whether a till may leave its real sales for practice: none of them is open, and where the store
 * has staff a manager says so, for a cashier could show somebody a practised success.
 */
export async function mayEnterPractice(
  till: Pick<Till, "state" | "handlers">,
  manager: { readonly staffId: string; readonly pin: string } | null,
): Promise<Result<null, Failure>> {
  const { sales, signIn } = till.state();
  if (sales.some(isOpen)) return fail(failure("sales_open"));
  if (signIn.kind === "nobody") return ok(null);
  if (manager === null) return fail(failure("manager_required"));
  // The relay looks at the PIN; the books are closed with the home that is left.
  const entered = await till.handlers["manager.enter"](manager);
  if (!entered.ok) return entered;
  await till.handlers["manager.leave"]({});
  // Somebody may have charged while the PIN was on its way.
  return till.state().sales.some(isOpen) ? fail(failure("sales_open")) : ok(null);
}
