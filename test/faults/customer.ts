import { setTimeout as delay } from "node:timers/promises";

import type { Simulator } from "../../simulator/simulator.ts";
import type { Action } from "../../simulator/payment-intents/transition.ts";
import type { Ending, SalePlan } from "./schedule.ts";
import { waitUntil } from "./till-under-fault.ts";

/** Every token that any pay page has shown, by the payment intent's id. */
export type ServedTokens = Map<string, Set<string>>;

/** The simulator's tokens, wherever on the page they stand. */
const tokenPattern = /pi_[\dA-Za-z]+_sec_[\dA-Za-z]+/gu;

/** A customer with a phone: looks at the page until it answers, then pays, or does not. */
export async function beCustomer(
  simulator: Simulator,
  served: ServedTokens,
  sale: { readonly intentId: string; readonly payUrl: string; readonly plan: SalePlan },
  stop: AbortSignal,
): Promise<void> {
  const { intentId, payUrl, plan } = sale;
  const look = () =>
    waitUntil(async () => {
      const page = await fetch(payUrl, {
        signal: AbortSignal.any([stop, AbortSignal.timeout(3_000)]),
      })
        .then((response) => (response.ok ? response.text() : null))
        .catch(() => null);
      if (page === null) return null;
      const tokens = new Set(page.match(tokenPattern) ?? []);
      const all = served.get(intentId) ?? new Set();
      for (const token of tokens) all.add(token);
      served.set(intentId, all);
      return tokens;
    }, stop);

  let token: string | undefined;
  for (let looks = 0; looks < plan.looks; looks += 1) {
    token = [...((await look()) ?? [])][0] ?? token;
    await delay(plan.thinkMs / plan.looks);
  }
  if (token === undefined || plan.ending === "never") return;
  const fintocId = token.slice(0, token.indexOf("_sec_"));
  for (const [index, action] of stepsOf[plan.ending].entries()) {
    if (index > 0) await delay(plan.thinkMs);
    await act(simulator, token, fintocId, action);
    if (index === 0) await look();
  }
}

const stepsOf: Readonly<Record<Exclude<Ending, "never">, readonly Action[]>> = {
  approve: ["start", "approve"],
  reject: ["start", "reject"],
  fail: ["start", "fail"],
  confirm_later: ["start", "unsure", "confirm"],
  deny_later: ["start", "unsure", "deny"],
  walk_away: ["start", "walk_away"],
  arrive_late: ["start", "fail", "arrive_late"],
};

const byBank: ReadonlySet<Action> = new Set(["confirm", "deny", "arrive_late"]);

/** The customer acts through the widget's token, the bank by itself. */
async function act(
  simulator: Simulator,
  token: string,
  fintocId: string,
  action: Action,
): Promise<void> {
  if (byBank.has(action)) {
    simulator.act(fintocId, action);
    return;
  }
  const response = await fetch(`${simulator.url}/widget/act`, {
    method: "POST",
    body: JSON.stringify({ token, action }),
  });
  if (!response.ok) throw new Error(`${action} of ${fintocId}: ${await response.text()}`);
}
