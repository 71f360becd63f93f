import * as v from "valibot";

import { currencySchema } from "../../contract/money.ts";
import {
  modeSchema,
  type PaymentIntent,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";
import type { Asked, Fact, IntentState } from "../../contract/transition.ts";
import type { PaymentIntentRow } from "../database/schema.ts";
import type { Database } from "../database/open-database.ts";

export type NamedIntentRow = PaymentIntentRow & {
  readonly till_name: string;
  readonly store_name: string;
  readonly cashier_name: string | null;
};

/** Payment intents with their till's and store's names. */
export function selectIntents(database: Database) {
  return database
    .selectFrom("payment_intents")
    .innerJoin("tills", "tills.id", "payment_intents.till_id")
    .innerJoin("stores", "stores.id", "payment_intents.store_id")
    .selectAll("payment_intents")
    .select(["tills.name as till_name", "stores.name as store_name"])
    .select((intent) =>
      intent
        .selectFrom("staff")
        .select("staff.name")
        .whereRef("staff.id", "=", "payment_intents.cashier_id")
        .as("cashier_name"),
    );
}

export function askedOf(row: PaymentIntentRow): Asked {
  return {
    amount: row.amount,
    currency: v.parse(currencySchema, row.currency),
    tokenExpiresAt: row.token_expires_at,
    confirmAbove: row.confirm_above,
  };
}

/** Our own JSON, written by `recordFacts` alone. */
export function stateFrom(row: Pick<PaymentIntentRow, "state">): IntentState {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only recordFacts writes this column
  return JSON.parse(row.state) as IntentState;
}

/** Our own JSON, written by `recordFacts` alone. */
export function factFrom(json: string): Fact {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only recordFacts writes this column
  return JSON.parse(json) as Fact;
}

const payable: ReadonlySet<PaymentIntentStatus> = new Set<PaymentIntentStatus>([
  "created",
  "in_progress",
  "requires_action",
]);

/** Whether a customer may still begin to pay. */
export function isPayable(row: PaymentIntentRow, now: string): boolean {
  const state = stateFrom(row);
  return (
    payable.has(state.status) &&
    state.cancelledAt === null &&
    (row.widget_token !== null || row.redirect_url !== null) &&
    row.token_expires_at !== null &&
    now < row.token_expires_at
  );
}

/** Where a relay's pages are, and whether anybody but its own computer reaches them. */
export interface Pages {
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly isLocal: boolean;
}

/** Where nobody outside reaches us, the customer is sent to Fintoc's own page; a widget opens here. */
function payUrlOf(row: PaymentIntentRow, { isLocal, publicUrl }: Pages): string {
  const page = `${publicUrl}/pay/${row.slug}`;
  return isLocal ? (row.redirect_url ?? page) : page;
}

/** Once told, a receipt's address stays; but there is none while Fintoc itself denies the success. */
function receiptUrlOf(
  code: string | null,
  { attention, status }: IntentState,
  { isLocal, publicUrl }: Pages,
): string | null {
  const isProof = status === "succeeded" && attention !== "contradiction" && !isLocal;
  return isProof && code !== null ? `${publicUrl}/r/${code}` : null;
}

/** A payment intent as our wire shows it at the instant `now`. */
export function toPaymentIntent(
  row: NamedIntentRow,
  pages: Pages,
  now: string,
): PaymentIntent {
  const state = stateFrom(row);
  return {
    id: row.id,
    fintocId: row.fintoc_id,
    amount: row.amount,
    currency: v.parse(currencySchema, row.currency),
    status: state.status,
    errorReason: state.errorReason,
    reference: row.reference,
    customerEmail: row.customer_email,
    payUrl: isPayable(row, now) ? payUrlOf(row, pages) : null,
    payUrlExpiresAt: row.token_expires_at,
    receiptUrl: receiptUrlOf(row.receipt_code, state, pages),
    cancelledAt: state.cancelledAt,
    attention: state.attention,
    attentionSettled: state.attentionSettled,
    bankReference: state.bankReference,
    sender: state.sender,
    transactionDate: state.transactionDate,
    till: { id: row.till_id, name: row.till_name },
    store: { id: row.store_id, name: row.store_name },
    cashier: row.cashier_id === null ? null : { id: row.cashier_id, name: row.cashier_name ?? "" },
    mode: v.parse(modeSchema, row.mode),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    finalAt: state.finalAt,
    finalSource: state.finalSource,
    tip: row.tip,
    statusAt: state.statusAt,
    statusSource: state.statusSource,
    refunded: { amount: row.refunded_amount, underway: row.refunding_amount },
  };
}
