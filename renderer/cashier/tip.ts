import { assertNever } from "../../contract/assert-never.ts";

/** What the customer adds: nothing, a share of the amount, or an amount of its own (smallest unit). */
export type Tip =
  | { readonly kind: "none" }
  | { readonly kind: "percent"; readonly percent: number }
  | { readonly kind: "free"; readonly amount: number };

export const noTip: Tip = { kind: "none" };

/**
 * The tip in the currency's smallest unit: whole pesos in CLP, centavos in MXN. A half rounds up,
 * as on paper. Per cents are exact to a hundredth; no float takes part.
 */
export function tipOf(amount: number, tip: Tip): number {
  switch (tip.kind) {
    case "none":
      return 0;
    case "percent": {
      const perTenThousand = BigInt(Math.round(tip.percent * 100));
      return Number((BigInt(amount) * perTenThousand + 5_000n) / 10_000n);
    }
    case "free":
      return tip.amount;
    default:
      return assertNever(tip);
  }
}

/** The tip after this one when one key steps through what the store offers: none, each per cent, none. */
export function nextTip(tip: Tip, percents: readonly number[]): Tip {
  const index = tip.kind === "percent" ? percents.indexOf(tip.percent) : -1;
  const percent = percents[index + 1];
  return percent === undefined ? noTip : { kind: "percent", percent };
}
