/** The tables as Kysely sees them. Instants are ISO 8601 text, amounts integers, JSON is text. */
import type { Generated, Selectable } from "kysely";

export interface Schema {
  meta: MetaTable;
  stores: StoreTable;
  store_logos: StoreLogoTable;
  tills: TillTable;
  pairing_codes: PairingCodeTable;
  enrolments: EnrolmentTable;
  enrolled_tills: EnrolledTillTable;
  payment_intents: PaymentIntentTable;
  creation_attempts: CreationAttemptTable;
  facts: FactTable;
  events: EventTable;
  feed: FeedTable;
  staff: StaffTable;
  staff_stores: StaffStoreTable;
  staff_sessions: StaffSessionTable;
  pin_tries: PinTriesTable;
  receipt_checks: ReceiptCheckTable;
  closings: ClosingTable;
  closing_entries: ClosingEntryTable;
  refunds: RefundTable;
  refund_attempts: RefundAttemptTable;
  refund_facts: RefundFactTable;
  found_refunds: FoundRefundTable;
  changes: ChangeTable;
  alert_settings: AlertSettingsTable;
  alerts: AlertTable;
}

interface MetaTable {
  key: string;
  value: string;
}

interface StoreTable {
  id: string;
  name: string;
  currency: string;
  locale: string;
  time_zone: string;
  day_starts_at_hour: number;
  recipient: string | null;
  business_profile: string | null;
  max_amount: number | null;
  confirm_above: number | null;
  /** Fintoc's product that its sales use: payment_intent or checkout_session. */
  product: string;
  /** The per cents that its tills offer, as JSON; null: it takes no tips. */
  tips: string | null;
  /** Amounts as JSON. */
  quick_amounts: string | null;
  receipt_words: string | null;
  feed_position: number;
  /** Feed rows up to this position may have been pruned. */
  feed_pruned_position: Generated<number>;
  created_at: string;
}
export type StoreRow = Selectable<StoreTable>;

/** Apart from its store, whose row is read at every request and written at every change of a sale. */
interface StoreLogoTable {
  store_id: string;
  /** A `data:` URL. */
  logo: string;
}

interface TillTable {
  id: string;
  store_id: string;
  name: string;
  secret_hash: string | null;
  secret_used_at: string | null;
  /** Of the secret that the till has asked for and not used yet. */
  next_secret_hash: string | null;
  /** Of the secret that a newer pairing has ended. */
  replaced_secret_hash: Generated<string | null>;
  paired_at: string | null;
  revoked_at: string | null;
  /** When it last asked for something, true to a minute. */
  seen_at: Generated<string | null>;
  created_at: string;
}
export type TillRow = Selectable<TillTable>;

interface PairingCodeTable {
  code_hash: string;
  till_id: string;
  expires_at: string;
  used_at: string | null;
  claim_hash: string | null;
  created_at: string;
}

/** A token that pairs as many computers as it counts. */
interface EnrolmentTable {
  id: string;
  store_id: string;
  token_hash: string;
  /** How its tills are called where their computers say nothing; `{n}` counts. */
  name: string;
  count: number;
  used: number;
  expires_at: string;
  revoked_at: string | null;
  created_at: string;
}
export type EnrolmentRow = Selectable<EnrolmentTable>;

/** Which claim made which till: the same one again is the same till. */
interface EnrolledTillTable {
  enrolment_id: string;
  claim_hash: string;
  till_id: string;
}

interface PaymentIntentTable {
  id: string;
  store_id: string;
  till_id: string;
  mode: string;
  amount: number;
  /** Within `amount`; null: the till said nothing of one. */
  tip: number | null;
  currency: string;
  reference: string | null;
  /** `searchKey` of the reference. */
  reference_key: Generated<string | null>;
  customer_email: string | null;
  cashier_id: string | null;
  /** The till's wish in canonical form: the same `PUT` again must be equal to it. */
  request: string;
  slug: string;
  /** Ends the receipt's address; told once the payment has succeeded. */
  receipt_code: string | null;
  confirm_above: number | null;
  /** The merchant's account that it is paid to, as the store's was when it was charged. */
  recipient: string | null;
  /** What of `amount` was paid back, and what is on its way: the sums of its refunds. */
  refunded_amount: Generated<number>;
  refunding_amount: Generated<number>;
  /** Fintoc's product, as the store's was when it was charged. */
  product: string;
  /** The payment intent's id; a checkout session's own until its payment intent is known. */
  fintoc_id: string | null;
  /** The checkout session's id, for good. */
  session_id: string | null;
  widget_token: string | null;
  /** Fintoc's page of a checkout session: as secret as a token. */
  redirect_url: string | null;
  token_expires_at: string | null;
  /** When the checkout session is to be expired at Fintoc, should nobody have started it. */
  withdraw_at: string | null;
  /** `IntentState` of the contract as JSON, with the columns below taken from it for queries. */
  state: string;
  status: string;
  attention: string | null;
  settled_at: string | null;
  bank_reference: string | null;
  final_at: string | null;
  /** From the charge to the success, in milliseconds; null while it has not been paid. */
  pay_ms: number | null;
  /** When Fintoc is to be asked next. */
  ask_at: string | null;
  created_at: string;
  updated_at: string;
  /** Where the store's feed told its last change; 0: not since it was charged. */
  changed_position: Generated<number>;
}
export type PaymentIntentRow = Selectable<PaymentIntentTable>;

interface CreationAttemptTable {
  intent_id: string;
  number: number;
  idempotency_key: string;
  sent_at: string;
  /** `unanswered`, or what Fintoc answered; null while it is under way. */
  outcome: string | null;
}
export type CreationAttemptRow = Selectable<CreationAttemptTable>;

interface FactTable {
  intent_id: string;
  number: number;
  at: string;
  fact: string;
}

interface EventTable {
  id: string;
  type: string;
  mode: string | null;
  fintoc_id: string | null;
  body: string;
  /** How `body` holds the raw bytes: as they are (`utf8`) or as `base64`. */
  body_encoding: string;
  signature: string;
  received_at: string;
  /** What became of it: applied, stale, unmatched, other_mode, ignored, unreadable. */
  result: string;
}
export type EventRow = Selectable<EventTable>;

interface FeedTable {
  store_id: string;
  position: number;
  intent_id: string;
  till_id: string;
  at: string;
}

interface StaffTable {
  id: string;
  store_id: string;
  name: string;
  role: string;
  pin_hash: string;
  created_at: string;
  removed_at: string | null;
}
export type StaffRow = Selectable<StaffTable>;

/** A store to which a staff member belongs besides their own, `staff.store_id`. */
interface StaffStoreTable {
  staff_id: string;
  store_id: string;
  created_at: string;
}

interface StaffSessionTable {
  token_hash: string;
  staff_id: string;
  till_id: string;
  created_at: string;
  expires_at: string;
  /** Locked, or the staff member removed or given another PIN. */
  ended_at: string | null;
}

interface PinTriesTable {
  staff_id: string;
  till_id: string;
  /** Tries since the last right one; each is counted before its PIN is looked at. */
  wrong: number;
  wait_until: string | null;
}

/** Somebody asked at a till whether a receipt is real. Only ever added to. */
interface ReceiptCheckTable {
  intent_id: string;
  /** 1 is the intent's first check: the last one's number is how many there have been. */
  number: number;
  till_id: string;
  cashier_id: string | null;
  at: string;
}

/** A store's closing (Z). Only ever added to. */
interface ClosingTable {
  id: string;
  store_id: string;
  number: number;
  mode: string;
  /** The end of its time, and the beginning of the next one's. */
  closed_at: string;
  /** The store's feed position at that moment: whatever it told before is counted. */
  feed_position: number;
  received: number;
  corrections: number;
  /** The closing as it was told, `hash` aside; never written anew. */
  document: string;
  hash: string;
}
export type ClosingRow = Selectable<ClosingTable>;

/** What a closing counted of one payment intent. Only ever added to. */
interface ClosingEntryTable {
  intent_id: string;
  number: number;
  store_id: string;
  /** The intent's, at that moment. */
  status: string;
  /** By how much what is received of this intent changed: its amount, 0, or its amount taken back. */
  change: number;
  /** What was paid back to the customer since it was counted last. */
  refunded: number;
}
interface RefundTable {
  id: string;
  intent_id: string;
  store_id: string;
  amount: number;
  currency: string;
  /** Null: it was made in Fintoc's dashboard. */
  staff_id: string | null;
  note: string | null;
  fintoc_id: string | null;
  /** `RefundState` of the contract as JSON, with the columns below taken from it for queries. */
  state: string;
  status: string;
  final_at: string | null;
  /** When Fintoc is to be asked next. */
  ask_at: string | null;
  created_at: string;
  updated_at: string;
}
export type RefundRow = Selectable<RefundTable>;

/** As of a creation's: each key is stored before it is sent. */
interface RefundAttemptTable {
  refund_id: string;
  number: number;
  idempotency_key: string;
  sent_at: string;
  /** `unanswered`, or what Fintoc answered; null while it is under way. */
  outcome: string | null;
}
export type RefundAttemptRow = Selectable<RefundAttemptTable>;

interface RefundFactTable {
  refund_id: string;
  number: number;
  at: string;
  fact: string;
}

/** A refund of an intent of ours that a webhook has named and we do not know: Fintoc is asked. */
interface FoundRefundTable {
  fintoc_id: string;
  intent_id: string;
  ask_at: string;
  found_at: string;
}
export type FoundRefundRow = Selectable<FoundRefundTable>;

/** Who changed staff, tills or settings of a store. Only ever added to. */
interface ChangeTable {
  store_id: string;
  /** 1 is the store's first. */
  number: number;
  at: string;
  /** Null: by the relay's commands. */
  by_id: string | null;
  by_name: string | null;
  kind: string;
  subject_id: string | null;
  subject_name: string | null;
  /** `ChangedValue` of the contract as JSON, like `after`. */
  before: string;
  after: string;
}

/** Where a store's people are told outside the app. */
interface AlertSettingsTable {
  store_id: string;
  webhook_url: string | null;
  /** As it is: each message is signed with it. */
  webhook_secret: string | null;
  secret_at: string | null;
  /** Addresses as JSON. */
  emails: string;
}
export type AlertSettingsRow = Selectable<AlertSettingsTable>;

/** One message to one place: written with what it tells of, sent afterwards until it is delivered. */
interface AlertTable {
  id: string;
  store_id: string;
  /** Null: a test. */
  intent_id: string | null;
  /** The intent, with when it had been settled before; or the test. */
  subject_id: string;
  reason: string;
  channel: string;
  /** A mailbox; empty: the webhook, wherever it is when it is sent. */
  recipient: string;
  /** Ends the address of its page. */
  code: string;
  state: string;
  tries: number;
  outcome: string | null;
  created_at: string;
  /** When it is to be sent, or until when it is leased; null once it has ended. */
  next_at: string | null;
  ended_at: string | null;
}
export type AlertRow = Selectable<AlertTable>;
