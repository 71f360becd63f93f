import type { Insertable } from "kysely";

import { stateOf, type ToldFact } from "../../contract/transition.ts";
import type { Database } from "../../relay/database/open-database.ts";
import type { Schema } from "../../relay/database/schema.ts";
import { hash } from "../../relay/hash.ts";

/** What lies in a filled database: intent `index` belongs to till `index % tills`. */
export interface Filling {
  readonly stores: number;
  readonly tillsPerStore: number;
  readonly intents: number;
  /** The intents spread over this many days that end now. */
  readonly days: number;
  /** `created`: their webhook is still to come. `mixed`: as after a day's work. */
  readonly statuses: "created" | "mixed";
  /** Feed rows for every intent, so that tills have missed something. */
  readonly withFeed: boolean;
}

export const amountOf = (index: number) => 1_000 + (index % 90_000);
export const fintocIdOf = (index: number) => `pi_bench${String(index).padStart(10, "0")}`;
export const tillSecretOf = (till: number) => `cobro_till_bench_${String(till).padStart(12, "0")}`;
export const intentIdOf = (index: number) =>
  `0be9c4a0-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;
export const storeIdOf = (store: number) => `store-${store}`;

const chunk = 400;
const dayMs = 86_400_000;
const tokenLifeMs = 6 * 3_600_000;

/** Writes stores, tills and intents straight into an empty database of the relay's. */
export async function fill(database: Database, filling: Filling, now = Date.now()): Promise<void> {
  const { intents, stores, tillsPerStore } = filling;
  const tills = stores * tillsPerStore;
  const createdAt = new Date(now - (filling.days + 1) * dayMs).toISOString();
  await database.transaction().execute(async (transaction) => {
    await insertAll(transaction, "stores", stores, (index) => ({
      id: storeIdOf(index),
      name: `Tienda ${index}`,
      currency: "CLP",
      product: "payment_intent",
      locale: "es-CL",
      time_zone: "America/Santiago",
      day_starts_at_hour: 0,
      recipient: null,
      business_profile: null,
      max_amount: null,
      confirm_above: null,
      feed_position: filling.withFeed ? intentsOf(index, filling) : 0,
      created_at: createdAt,
    }));
    await insertAll(transaction, "tills", tills, (index) => ({
      id: `till-${index}`,
      store_id: storeIdOf(index % stores),
      name: `Caja ${index}`,
      secret_hash: hash(tillSecretOf(index)),
      secret_used_at: createdAt,
      paired_at: createdAt,
      revoked_at: null,
      created_at: createdAt,
    }));
  });
  const batch = 20_000;
  for (let from = 0; from < intents; from += batch) {
    const count = Math.min(batch, intents - from);
    await database.transaction().execute(async (transaction) => {
      await insertAll(transaction, "payment_intents", count, (each) =>
        intentRow(from + each, filling, now),
      );
      if (filling.withFeed) {
        await insertAll(transaction, "feed", count, (each) => feedRow(from + each, filling, now));
      }
    });
  }
}

/** How many intents a store has: intent `i` is of till `i % tills`, which is of store `i % stores`. */
function intentsOf(store: number, { intents, stores }: Filling): number {
  return Math.floor(intents / stores) + (store < intents % stores ? 1 : 0);
}

function feedRow(index: number, filling: Filling, now: number): Insertable<Schema["feed"]> {
  const { stores, tillsPerStore } = filling;
  return {
    store_id: storeIdOf(index % stores),
    position: Math.floor(index / stores) + 1,
    intent_id: intentIdOf(index),
    till_id: `till-${index % (stores * tillsPerStore)}`,
    at: new Date(now).toISOString(),
  };
}

const endings = ["succeeded", "succeeded", "succeeded", "rejected", "expired"] as const;

function intentRow(
  index: number,
  filling: Filling,
  now: number,
): Insertable<Schema["payment_intents"]> {
  const { days, intents, statuses, stores, tillsPerStore } = filling;
  const till = index % (stores * tillsPerStore);
  const age = Math.floor(((intents - index) / intents) * days * dayMs);
  const at = new Date(now - age).toISOString();
  const amount = amountOf(index);
  const tokenExpiresAt = new Date(now - age + tokenLifeMs).toISOString();
  const status =
    statuses === "created" ? "created" : (endings[index % endings.length] ?? "expired");
  const asked = { amount, currency: "CLP", tokenExpiresAt, confirmAbove: null } as const;
  const told: ToldFact = {
    kind: "told",
    source: status === "created" ? "creation" : "fetch",
    at,
    askedAt: at,
    eventId: null,
    amount,
    currency: "CLP",
    status,
    errorReason: null,
    bankReference: status === "succeeded" ? String(10_000_000 + index) : null,
    sender: null,
    transactionDate: null,
  };
  const state = stateOf(asked, [told]);
  return {
    id: intentIdOf(index),
    store_id: storeIdOf(till % stores),
    till_id: `till-${till}`,
    mode: "test",
    amount,
    currency: "CLP",
    product: "payment_intent",
    reference: `Mesa ${index % 40}`,
    reference_key: `mesa ${index % 40}`,
    customer_email: null,
    request: JSON.stringify({ amount, currency: "CLP" }),
    slug: `slug-${index}`,
    confirm_above: null,
    fintoc_id: fintocIdOf(index),
    widget_token: `${fintocIdOf(index)}_sec_bench`,
    token_expires_at: tokenExpiresAt,
    state: JSON.stringify(state),
    status: state.status,
    attention: null,
    settled_at: null,
    bank_reference: state.bankReference,
    final_at: state.finalAt,
    // Nobody asks about them by itself: what is measured is what the webhooks cause.
    ask_at: null,
    created_at: at,
    updated_at: at,
  };
}

export async function insertAll<Table extends keyof Schema>(
  database: Database,
  table: Table,
  count: number,
  make: (index: number) => Insertable<Schema[Table]>,
): Promise<void> {
  for (let from = 0; from < count; from += chunk) {
    const rows = Array.from({ length: Math.min(chunk, count - from) }, (_, each) =>
      make(from + each),
    );
    await database.insertInto(table).values(rows).execute();
  }
}
