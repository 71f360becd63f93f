import { randomUUID } from "node:crypto";

import { expect, vi } from "vitest";
import * as v from "valibot";

import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Refund } from "../../contract/refund.ts";
import {
  paymentIntentAnswerSchema,
  paymentIntentDetailAnswerSchema,
  refundAnswerSchema,
} from "../../contract/relay-api.ts";
import { startBench, type Bench, type TillClient } from "./harness.ts";

export const until = { timeout: 10_000, interval: 20 };

/** A store with a manager at two tills, whose customers leave their e-mail. */
export interface RefundShop {
  readonly bench: Bench;
  readonly store: string;
  readonly till: TillClient;
  readonly other: TillClient;
  /** The manager's sessions at either till. */
  readonly manager: string;
  readonly otherManager: string;
  readonly paidSale: (amount?: number, more?: object) => Promise<PaymentIntent>;
  readonly detail: (
    intentId: string,
  ) => Promise<v.InferOutput<typeof paymentIntentDetailAnswerSchema>>;
  readonly put: (
    intentId: string,
    amount: number,
    options?: { readonly id?: string; readonly at?: TillClient; readonly note?: string },
  ) => Promise<Response>;
  /** Refunds and answers the refund. */
  readonly refund: (intentId: string, amount: number, id?: string) => Promise<Refund>;
  /** Waits until an intent's one refund has this status. */
  readonly becomes: (intentId: string, status: Refund["status"]) => Promise<Refund>;
}

export async function startRefundShop(): Promise<RefundShop> {
  const bench = await startBench();
  const store = await bench.addStore();
  const till = await bench.pairTill(store);
  const other = await bench.pairTill(store);
  const managerId = await bench.addStaff(store, "manager", "12345678", "Luz Rojas");
  const manager = await till.signIn(managerId, "12345678");
  const otherManager = await other.signIn(managerId, "12345678");

  const paidSale = async (amount = 10_000, more: object = {}) => {
    const response = await till.charge({ amount, customerEmail: "ana@ejemplo.cl", ...more });
    const { paymentIntent } = v.parse(paymentIntentAnswerSchema, await response.json());
    bench.simulator.act(paymentIntent.fintocId ?? "", "approve");
    await vi.waitFor(async () => {
      expect((await till.get(paymentIntent.id)).status).toBe("succeeded");
    }, until);
    return paymentIntent;
  };
  const detail = async (intentId: string) => {
    const path = `/v1/payment-intents/${intentId}`;
    const response = await till.call("GET", path, undefined, manager);
    return v.parse(paymentIntentDetailAnswerSchema, await response.json());
  };
  const put: RefundShop["put"] = (intentId, amount, options = {}) => {
    const { at = till, id = randomUUID(), note } = options;
    const path = `/v1/payment-intents/${intentId}/refunds/${id}`;
    const session = at.id === other.id ? otherManager : manager;
    return at.call("PUT", path, { amount, ...(note === undefined ? {} : { note }) }, session);
  };
  return {
    bench,
    store,
    till,
    other,
    manager,
    otherManager,
    paidSale,
    detail,
    put,
    async refund(intentId, amount, id = randomUUID()) {
      const response = await put(intentId, amount, { id });
      return v.parse(refundAnswerSchema, await response.json()).refund;
    },
    becomes: (intentId, status) =>
      vi.waitFor(async () => {
        const { refunds } = await detail(intentId);
        expect(refunds).toMatchObject([{ status }]);
        const [refund] = refunds;
        if (refund === undefined) throw new Error("no refund");
        return refund;
      }, until),
  };
}

/** An error's status and code. */
export async function codeOf(response: Response): Promise<readonly [number, string]> {
  const { error } = await response.json();
  return [response.status, error.code];
}
