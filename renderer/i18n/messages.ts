import type { ProblemWords } from "../problem/problem-words.ts";
import type { FailureCode } from "../../contract/failures.ts";
import type { Attention } from "../../contract/payment-intent.ts";
import type { ProvisioningWords } from "../provisioning/provisioning-words.ts";
import type { SettingsWords } from "../settings/settings-words.ts";
import type { TillBookWords } from "../till-book/till-book-words.ts";
import type { ReceiptActionWords } from "../receipts/receipt-words.ts";
import type { SoundWords } from "../sound/sound-words.ts";
import type { ChargeWords } from "../cashier/charge-words.ts";
import type { DayListWords } from "../day-list/day-list-words.ts";
import type { StoresWords } from "../stores/stores-words.ts";
import type { ExportWords } from "../export/export-words.ts";
import type { IntentWords } from "../intent/intent-words.ts";
import type { RefundWords } from "../refund/refund-words.ts";
import type { DayWords } from "../day/day-words.ts";
import type { ClosingWords } from "../closings/closing-words.ts";
import type { StatementWords } from "../statement/statement-words.ts";
import type { FirstStartWords } from "../setup/first-start-words.ts";
import type { DiagnosisWords } from "../diagnosis/diagnosis-words.ts";
import type { KioskWords } from "../kiosk/kiosk-words.ts";
import type { PeopleWords } from "../people/people-words.ts";
import type { AlertsWords } from "../alerts/alerts-words.ts";
import type { StoreSettingsWords } from "../store-settings/store-settings-words.ts";
import type { ManagerWords } from "../manager/manager-words.ts";
import type { StaffWords } from "../staff/staff-words.ts";

/** Why a payment did not come about, as Fintoc names it. The set is open: others have `unknown`. */
export const errorReasons = [
  "bank_account_locked",
  "bank_connection_error",
  "bank_not_available",
  "amount_limit_reached",
  "insufficient_funds",
  "login_credentials_locked",
  "login_invalid_credentials",
  "maximum_amount_error",
  "mfa_authorization_timeout",
  "mfa_invalid_authorization",
  "mfa_locked",
  "mfa_unavailable",
  "new_contact_amount_limit_reached",
  "new_contact_transfer_number_limit_reached",
  "recipient_account_not_allowed",
  "unresolved_final_status",
] as const;
export type ErrorReason = (typeof errorReasons)[number];

/** A heading, and what it means and what to do next. */
export interface Telling {
  readonly title: string;
  readonly body: string;
}

/** Every word of the till. One object of this type per language; the compiler refuses a missing one. */
export interface Messages {
  readonly start: {
    readonly waiting: string;
    readonly again: string;
  };
  readonly setup: {
    readonly title: string;
    readonly relayUrl: string;
    readonly code: string;
    readonly codeHint: string;
    readonly submit: string;
    readonly submitting: string;
  };
  readonly firstStart: FirstStartWords;
  readonly settings: SettingsWords;
  readonly provisioning: ProvisioningWords;
  readonly connection: {
    readonly online: string;
    readonly connecting: string;
    readonly offline: string;
    readonly since: (time: string) => string;
    /** Why nothing can be charged now. */
    readonly cannotCharge: (time: string) => string;
    readonly cannotChargeYet: string;
    /** Beside a sale that waits. */
    readonly waitingOffline: (time: string) => string;
  };
  readonly charge: ChargeWords;
  readonly testMode: string;
  readonly dismiss: string;
  readonly entry: {
    readonly title: string;
    readonly hint: string;
    readonly reference: string;
    readonly customerEmail: string;
    readonly keypad: string;
    readonly clear: string;
    readonly charge: string;
    readonly charging: string;
    readonly aboveLimit: (limit: string) => string;
    readonly aboveStoreLimit: (limit: string) => string;
  };
  readonly sale: {
    readonly steps: {
      readonly ready: string;
      readonly atBank: string;
      readonly confirming: string;
      readonly paid: string;
    };
    readonly qrLabel: (amount: string) => string;
    readonly qrSoon: string;
    readonly timeToPay: string;
    readonly timeLeft: (figures: string) => string;
    readonly creating: Telling;
    readonly waiting: Telling;
    readonly atBank: Telling;
    readonly confirming: Telling;
    readonly lapsed: Telling;
    readonly cancelling: Telling;
    readonly cancelled: {
      readonly title: string;
      readonly over: string;
      readonly mayArrive: string;
    };
    readonly paid: string;
    readonly paidTelling: string;
    readonly rejected: Telling;
    readonly failed: string;
    readonly expired: Telling;
    readonly notCreated: Telling;
    readonly refused: string;
    readonly trouble: (failure: string) => string;
    readonly operation: (bankReference: string) => string;
    readonly confirmedAt: (time: string) => string;
    readonly confirmedOn: (day: string, time: string) => string;
    readonly detail: (code: string) => string;
    readonly settled: (by: string, note: string) => string;
  };
  readonly attention: Readonly<Record<Attention, Telling>>;
  readonly needsPerson: (count: number) => string;
  readonly actions: {
    readonly checkNow: string;
    readonly checking: string;
    readonly checkedAt: (time: string) => string;
    readonly leave: string;
    readonly cancel: string;
    readonly cancelQuestion: string;
    readonly cancelTruth: string;
    readonly cancelYes: string;
    readonly cancelNo: string;
    readonly next: string;
    readonly again: string;
    readonly againQuestion: string;
    readonly againYes: string;
    readonly againNo: string;
  };
  readonly sales: {
    readonly title: string;
    readonly open: string;
    readonly last: string;
    readonly none: string;
    readonly see: string;
    readonly now: string;
    readonly minutes: (count: number) => string;
    readonly hours: (count: number) => string;
    readonly days: (count: number) => string;
    readonly close: string;
    /** Heard after the count of open sales on the drawer's button. */
    readonly openWord: (openCount: number) => string;
    readonly words: {
      readonly creating: string;
      readonly waiting: string;
      readonly atBank: string;
      readonly confirming: string;
      readonly lapsed: string;
      readonly cancelling: string;
      readonly cancelled: string;
      readonly cancelledMayArrive: string;
      readonly paid: string;
      readonly rejected: string;
      readonly failed: string;
      readonly expired: string;
      readonly notCreated: string;
      readonly refused: string;
    };
  };
  readonly tillBook: TillBookWords;
  readonly receipts: ReceiptActionWords;
  readonly sound: SoundWords;
  readonly staff: StaffWords;
  readonly manager: ManagerWords;
  readonly dayList: DayListWords;
  readonly stores: StoresWords;
  readonly export: ExportWords;
  readonly closings: ClosingWords;
  readonly intent: IntentWords;
  readonly refund: RefundWords;
  readonly managerDay: DayWords;
  readonly statement: StatementWords;
  readonly people: PeopleWords;
  readonly diagnosis: DiagnosisWords;
  readonly kiosk: KioskWords;
  readonly storeSettings: StoreSettingsWords;
  readonly alerts: AlertsWords;
  /** What a failed payment means, and what helps. */
  readonly reasons: Readonly<Record<ErrorReason | "unknown", string>>;
  readonly problem: ProblemWords;
  readonly failures: Readonly<Record<FailureCode, string>>;
}
