import { expect, vi } from "vitest";

import type { ProductName } from "../../relay/fintoc/fintoc-product.ts";
import type { Bench, TillClient } from "./harness.ts";

export type { ProductName };

/** What Fintoc has created because of us: a session's payment intent comes with its customer. */
export function createdAtFintoc(bench: Bench, product: ProductName): readonly object[] {
  return product === "payment_intent" ? bench.simulator.intents() : bench.simulator.sessions();
}

/**
 * Fintoc's payment intent of a sale, and the status that the sale has with it: a checkout session
 * has one only once its customer has started, which the relay learns by asking.
 */
export async function startedAtFintoc(
  bench: Bench,
  till: TillClient,
  product: ProductName,
  sale: { readonly id: string; readonly fintocId: string | null },
): Promise<{ readonly fintocId: string; readonly status: "created" | "in_progress" }> {
  const known = sale.fintocId ?? "";
  if (product === "payment_intent") return { fintocId: known, status: "created" };
  const { id } = bench.simulator.act(known, "start");
  await vi.waitFor(
    async () => {
      expect(await till.get(sale.id)).toMatchObject({ fintocId: id, status: "in_progress" });
    },
    { timeout: 10_000, interval: 20 },
  );
  return { fintocId: id, status: "in_progress" };
}
