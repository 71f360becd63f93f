import { isDeepStrictEqual } from "node:util";

import * as v from "valibot";

import { paymentIntentSchema, rankOf, type PaymentIntent } from "../../contract/payment-intent.ts";
import { stateOf } from "../../contract/transition.ts";
import type { Database } from "../../relay/database/open-database.ts";
import {
  askedOf,
  factFrom,
  selectIntents,
  stateFrom,
  toPaymentIntent,
  type NamedIntentRow,
} from "../../relay/payment-intents/payment-intent-row.ts";
import type { Simulator } from "../../simulator/simulator.ts";
import type { SimulatedIntent } from "../../simulator/payment-intents/intent.ts";
import type { ServedTokens } from "./customer.ts";
import type { TillUnderFault } from "./till-under-fault.ts";
import type { Witness } from "./witness.ts";

/** All that took part in a run. */
export interface World {
  readonly simulator: Simulator;
  readonly storeIds: readonly string[];
  readonly tills: readonly TillUnderFault[];
  readonly witnesses: readonly Witness[];
  readonly served: ServedTokens;
  /** The sales that a till has promised to charge, and when its cashier asked to cancel them. */
  readonly promised: ReadonlyMap<string, { readonly till: string; readonly cancelled: boolean }>;
}

export interface Violation {
  readonly rule: string;
  readonly intentId: string | null;
  readonly detail: string;
}

/** Compares the simulator's truth with what the relay has stored and with what every till knows. */
export async function findViolations(world: World, database: Database): Promise<Violation[]> {
  const { simulator } = world;
  const found: Violation[] = [];
  const violated = (rule: string, intentId: string | null, detail: string) =>
    found.push({ rule, intentId, detail });

  const rows = await selectIntents(database)
    .where("payment_intents.store_id", "in", world.storeIds)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byFintocId = new Map(rows.map((row) => [row.fintoc_id, row]));
  const truths = new Map(simulator.intents().map((intent) => [intent.id, intent]));
  const factRows = await database.selectFrom("facts").selectAll().orderBy("number").execute();
  const facts = Map.groupBy(factRows, (row) => row.intent_id);
  const events = new Map(
    (await database.selectFrom("events").selectAll().execute()).map((row) => [row.id, row]),
  );

  for (const delivery of simulator.deliveries()) {
    if (delivery.outcome !== "acknowledged") continue;
    const event = events.get(delivery.eventId);
    const row = byFintocId.get(delivery.intentId);
    const intentId = row?.id ?? null;
    if (event === undefined || event.body !== delivery.body) {
      violated("every acknowledged event is stored", intentId, delivery.eventId);
    } else if (event.result !== "applied" && event.result !== "stale") {
      violated("no acknowledged event is put aside", intentId, `${event.id} is ${event.result}`);
    } else if (row !== undefined && event.result === "applied") {
      const applied = facts.get(row.id)?.some((each) => each.fact.includes(`"${event.id}"`));
      if (applied !== true) violated("an applied event is a fact", intentId, event.id);
    }
  }

  for (const row of rows) {
    const state = stateFrom(row);
    const own = (facts.get(row.id) ?? []).map((each) => factFrom(each.fact));
    const computed = stateOf(askedOf(row), own);
    const columns = [row.status, row.attention, row.bank_reference, row.final_at];
    const expected = [state.status, state.attention, state.bankReference, state.finalAt];
    if (!isDeepStrictEqual(computed, state) || !isDeepStrictEqual(columns, expected)) {
      violated("the stored state follows from the facts", row.id, JSON.stringify(computed));
    }
    const wrong = wrongStatus(row, truths.get(row.fintoc_id ?? ""), simulator);
    if (wrong !== null) violated("the status is Fintoc's", row.id, wrong);
    if (state.asking !== "nothing" && row.fintoc_id !== null && row.ask_at === null) {
      violated("what is open is asked about", row.id, state.asking);
    }
  }

  for (const [intentId, tokens] of world.served) {
    if (tokens.size > 1) violated("one token an intent", intentId, [...tokens].join(" "));
    for (const token of tokens) {
      const fintocId = token.slice(0, token.indexOf("_sec_"));
      if (byId.get(intentId)?.fintoc_id !== fintocId) {
        violated("what can be paid is known to the relay", intentId, fintocId);
      }
    }
  }
  for (const truth of truths.values()) {
    if (truth.status !== "created" && !byFintocId.has(truth.id)) {
      violated("what was paid is known to the relay", null, `${truth.id} ${truth.status}`);
    }
  }

  for (const [id, { cancelled, till }] of world.promised) {
    const row = byId.get(id);
    const sale = world.tills
      .find((each) => each.name === till)
      ?.sales()
      .find((each) => each.id === id);
    if (row === undefined && sale?.refused == null) {
      violated("a promised sale reaches the relay", id, `${till}: ${JSON.stringify(sale)}`);
    }
    if (cancelled && row !== undefined) {
      const { cancelledAt, finalAt } = stateFrom(row);
      if (cancelledAt === null && finalAt === null) {
        violated("a cancellation reaches the relay", id, till);
      }
    }
  }

  for (const till of world.tills) {
    const paired = (await till.present()).state().pairing.kind === "paired";
    if (!paired) violated("a till stays paired", null, till.name);
  }
  const now = new Date().toISOString();
  for (const row of rows) {
    const told = toPaymentIntent(row, { publicUrl: "", isLocal: false }, now);
    const till = world.tills.find((each) => each.name === row.till_name);
    const witness = world.witnesses.find((each) => each.till === row.till_name);
    const differs = [
      ["the till knows what the relay knows", till?.shown.get(row.id)],
      ["the feed has told what the relay knows", witness?.known.get(row.id)],
    ] as const;
    for (const [rule, known] of differs) {
      if (known === undefined) violated(rule, row.id, `${row.till_name}: unknown there`);
      else if (!isDeepStrictEqual(lasting(known), lasting(told))) {
        violated(rule, row.id, `${row.till_name}: ${known.status} of ${known.updatedAt}`);
      }
    }
  }
  for (const { broken, till } of world.witnesses) {
    for (const detail of broken) violated("the feed keeps its word", null, `${till}: ${detail}`);
  }
  return found;
}

/**
 * All but the pay page's address, which ends by time alone, the receipt's host, which is the
 * relay's matter, and the history, which only some answers carry.
 */
function lasting(paymentIntent: PaymentIntent) {
  const receiptUrl = paymentIntent.receiptUrl?.replace(/^https?:\/\/[^/]+/u, "") ?? null;
  return { ...v.parse(paymentIntentSchema, paymentIntent), payUrl: null, receiptUrl };
}

/** Why the relay's status is not what is true at Fintoc; `null` when it is. */
function wrongStatus(
  row: NamedIntentRow,
  truth: SimulatedIntent | undefined,
  simulator: Simulator,
): string | null {
  const { status } = stateFrom(row);
  if (row.fintoc_id === null) {
    return status === "not_created" ? null : `${status}, and Fintoc was never asked to the end`;
  }
  if (truth === undefined) return `Fintoc knows no ${row.fintoc_id}`;
  if (truth.amount !== row.amount) return `${row.amount} is ${truth.amount} at Fintoc`;
  if (status === truth.status) return null;
  // Nobody could start it any more, and we were the first to say so.
  const tokenEnded = simulator.now() > truth.widgetTokenExpiresAt;
  if (truth.status === "created" && status === "expired" && tokenEnded) return null;
  // Money that arrives after the end is told by a webhook alone: when that was lost, nobody knows.
  const tellings = simulator.deliveries().filter((each) => each.intentId === truth.id);
  const wasTold = tellings.some(
    ({ outcome, type }) => type === "payment_intent.succeeded" && outcome === "acknowledged",
  );
  const late = truth.status === "succeeded" && !wasTold;
  if (late && rankOf(status) >= rankOf("expired") && status === endedBefore(truth, simulator)) {
    return null;
  }
  return `${status} here, ${truth.status} at Fintoc`;
}

/** The end that Fintoc told, or meant to tell, before the late success. */
function endedBefore(truth: SimulatedIntent, simulator: Simulator): string | null {
  const end = simulator
    .deliveries()
    .find((each) => each.intentId === truth.id && /\.(?:failed|expired)$/u.test(each.type));
  return end?.type.replace("payment_intent.", "") ?? null;
}
