import { askLivesMs, type Ask } from "../../contract/door.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { checkAmount } from "../../contract/money.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Till } from "../till/till.ts";
import type { Asks } from "./asks.ts";
import { doorFailure, toDoorFailure, type DoorFailure } from "./door-failure.ts";
import type { DoorRequest } from "./door-request.ts";
import { askedSale, chargedSale, intentSale, type DoorSale } from "./door-sale.ts";

/** What the door can do for a program, and what the cashier decides about it. */
export interface DoorService {
  readonly ask: (
    request: DoorRequest,
    by: string,
  ) => Promise<Result<{ readonly sale: DoorSale; readonly isNew: boolean }, DoorFailure>>;
  /** @param waitMs answers when the sale has ended, or after this long at the latest */
  readonly look: (
    id: string,
    waitMs: number,
    signal: AbortSignal,
  ) => Promise<Result<DoorSale, DoorFailure>>;
  readonly cancel: (id: string) => Promise<Result<DoorSale, DoorFailure>>;
  /** The cashier's window takes an ask: it is charged as if it had been typed. */
  readonly accept: (id: string) => Promise<Result<null, Failure>>;
  readonly decline: (id: string) => Promise<Result<null, Failure>>;
  readonly close: () => void;
}

export interface DoorServiceOptions {
  readonly till: Pick<
    Till,
    "state" | "handlers" | "subscribe" | "chargeAsked" | "findPaymentIntent"
  >;
  readonly asks: Asks;
  /** What waits has changed. */
  readonly onChange: () => void;
  readonly now: () => number;
}

export function createDoorService({ asks, now, onChange, till }: DoorServiceOptions): DoorService {
  const listeners = new Set<() => void>();
  const unsubscribe = till.subscribe(() => tell());
  let lapsing: ReturnType<typeof setTimeout> | undefined;
  /** One thing at a time for one id: whoever asks twice at once asks once. */
  const turns = new Map<string, Promise<unknown>>();
  waitForLapse();

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function changed(): void {
    waitForLapse();
    onChange();
    tell();
  }

  function waitForLapse(): void {
    clearTimeout(lapsing);
    const [oldest] = asks.waiting();
    if (oldest === undefined) return;
    const leftMs = Date.parse(oldest.askedAt) + askLivesMs - now();
    lapsing = setTimeout(changed, Math.max(1, leftMs));
    lapsing.unref();
  }

  async function inTurn<Value>(id: string, act: () => Promise<Value>): Promise<Value> {
    const before = turns.get(id);
    const acting = (async () => {
      await before;
      return act();
    })();
    const settled = acting.catch(() => undefined);
    turns.set(id, settled);
    try {
      return await acting;
    } finally {
      if (turns.get(id) === settled) turns.delete(id);
    }
  }

  /** The sale as it stands here; `null` when only the relay could know it. */
  function standing(id: string): DoorSale | null {
    const { home, sales } = till.state();
    const sale = sales.find((each) => each.id === id);
    if (sale !== undefined) return chargedSale(sale, home);
    const ask = asks.find(id);
    if (ask === undefined || ask.home !== home || ask.state === "charged") return null;
    return askedSale(ask, now());
  }

  async function findElsewhere(id: string): Promise<Result<PaymentIntent | null, DoorFailure>> {
    const found = await till.findPaymentIntent(id);
    if (!found.ok) {
      const isUnknown = found.failure.code === "payment_intent_not_found";
      return isUnknown ? ok(null) : fail(toDoorFailure(found.failure));
    }
    const { pairing } = till.state();
    // A manager at this till may see other tills' sales; a program may not.
    const isOurs = pairing.kind === "paired" && found.value.till.id === pairing.till.id;
    return ok(isOurs ? found.value : null);
  }

  /** Why nothing may be asked for now; what is told here need not wait for a cashier to find out. */
  function bars({ amount, currency, practice }: DoorRequest): DoorFailure | null {
    const { connection, home, incompatible, pairing, problem, signIn } = till.state();
    if (home === "practice" && !practice) return doorFailure("till_in_practice");
    if (home !== "practice" && practice) return doorFailure("till_not_in_practice");
    if (pairing.kind !== "paired") return doorFailure("not_paired");
    if (signIn.kind === "locked") return doorFailure("staff_sign_in_required");
    const inTheWay = problem ?? incompatible;
    if (inTheWay !== null) return toDoorFailure(inTheWay);
    if (connection.kind !== "online") return doorFailure("offline");
    const { store } = pairing;
    if (currency !== null && currency !== store.currency) {
      return doorFailure("currency_not_of_store", store.currency);
    }
    const limits = { currency: store.currency, maxAmount: store.limits.maxAmount };
    const checked = checkAmount(amount, limits);
    return checked.ok ? null : doorFailure(checked.failure);
  }

  async function ask(request: DoorRequest, by: string) {
    const { id } = request;
    const before = asks.find(id) ?? till.state().sales.find((sale) => sale.id === id);
    if (before !== undefined && differs(request, before)) return fail(doorFailure("sale_differs"));
    const known = standing(id);
    if (known !== null) return ok({ sale: known, isNew: false });
    if (before !== undefined) {
      const sale = await look(id);
      return sale.ok ? ok({ sale: sale.value, isNew: false }) : sale;
    }
    const barred = bars(request);
    if (barred !== null) return fail(barred);
    const found = await findElsewhere(id);
    if (!found.ok) return found;
    const { home, pairing } = till.state();
    if (found.value !== null) {
      if (differs(request, found.value)) return fail(doorFailure("sale_differs"));
      return ok({ sale: intentSale(found.value, home), isNew: false });
    }
    if (pairing.kind !== "paired") return fail(doorFailure("not_paired"));
    const asked: Ask = {
      id,
      amount: request.amount,
      currency: pairing.store.currency,
      tip: request.tip,
      reference: request.reference,
      customerEmail: request.customerEmail,
      by,
      askedAt: new Date(now()).toISOString(),
      home,
      state: "waiting",
    };
    // On disk before it is answered: what was asked for is found after a crash.
    const added = asks.add(asked);
    if (!added.ok) return fail(toDoorFailure(added.failure));
    changed();
    return ok({ sale: askedSale(asked, now()), isNew: true });
  }

  async function look(id: string): Promise<Result<DoorSale, DoorFailure>> {
    const known = standing(id);
    if (known !== null) return ok(known);
    const found = await findElsewhere(id);
    if (!found.ok) return found;
    if (found.value === null) return fail(doorFailure("sale_unknown"));
    return ok(intentSale(found.value, till.state().home));
  }

  return {
    ask: (request, by) => inTurn(request.id, () => ask(request, by)),

    async look(id, waitMs, signal) {
      const over = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
      for (;;) {
        const known = standing(id);
        if (known === null) return look(id);
        if (known.end !== null || over.aborted) return ok(known);
        const { promise, resolve } = Promise.withResolvers<void>();
        const stop = () => resolve();
        listeners.add(stop);
        over.addEventListener("abort", stop);
        await promise;
        listeners.delete(stop);
        over.removeEventListener("abort", stop);
      }
    },

    cancel: (id) =>
      inTurn(id, async () => {
        const asked = asks.find(id);
        if (asked === undefined) return fail(doorFailure("sale_unknown"));
        if (till.state().sales.some((sale) => sale.id === id)) {
          const cancelled = await till.handlers["sales.cancel"]({ id });
          if (!cancelled.ok) return fail(toDoorFailure(cancelled.failure));
        } else if (asks.waiting().some((ask) => ask.id === id)) {
          const turned = asks.turn(id, "withdrawn");
          if (!turned.ok) return fail(toDoorFailure(turned.failure));
          changed();
        }
        return look(id);
      }),

    accept: (id) =>
      inTurn(id, async () => {
        const asked = asks.waiting().find((ask) => ask.id === id);
        const { home, pairing } = till.state();
        if (asked === undefined || asked.home !== home) return fail(failure("sale_unknown"));
        if (pairing.kind === "paired" && pairing.store.currency !== asked.currency) {
          return fail(failure("currency_not_of_store"));
        }
        const { amount, customerEmail, reference, tip } = asked;
        const entry = { entryId: id, amount, customerEmail, reference, tip };
        const charged = await till.chargeAsked(entry);
        if (!charged.ok) return charged;
        // A crash before this line leaves the sale in the journal, which is looked at first.
        asks.turn(id, "charged");
        changed();
        return ok(null);
      }),

    decline: (id) =>
      inTurn(id, async () => {
        const isWaiting = asks.waiting().some((ask) => ask.id === id);
        if (!isWaiting) return ok(null);
        const turned = asks.turn(id, "declined");
        changed();
        return turned;
      }),

    close() {
      clearTimeout(lapsing);
      unsubscribe();
      listeners.clear();
    },
  };
}

type Wish = Pick<DoorRequest, "amount" | "tip" | "reference" | "customerEmail">;

function differs(request: DoorRequest, known: Wish & { readonly currency: string }): boolean {
  return (
    request.amount !== known.amount ||
    request.tip !== known.tip ||
    request.reference !== known.reference ||
    request.customerEmail !== known.customerEmail ||
    (request.currency !== null && request.currency !== known.currency)
  );
}
