import { embeddedEn } from "../embedded/embedded-words.ts";
import { statementWordsEn } from "../statement/statement-words.ts";
import { problemEn } from "../problem/problem-words.ts";
import { chargeEn } from "../cashier/charge-words.ts";
import { failuresEn } from "./en-failures.ts";
import { reasonsEn } from "./en-reasons.ts";
import { tillBookEn } from "../till-book/till-book-words.ts";
import { receiptWordsEn } from "../receipts/receipt-words.ts";
import type { Messages } from "./messages.ts";
import { provisioningEn } from "../provisioning/provisioning-words.ts";
import { settingsEn } from "../settings/settings-words.ts";
import { updatesWordsEn } from "../updates/updates-words.ts";
import { soundEn } from "../sound/sound-words.ts";
import { dayListEn } from "../day-list/day-list-words.ts";
import { storesWordsEn } from "../stores/stores-words.ts";
import { refundWordsEn } from "../refund/refund-words.ts";
import { exportEn } from "../export/export-words.ts";
import { intentWordsEn } from "../intent/intent-words.ts";
import { dayWordsEn } from "../day/day-words.ts";
import { closingWordsEn } from "../closings/closing-words.ts";
import { managerWordsEn } from "../manager/manager-words.ts";
import { firstStartEn } from "../setup/first-start-words.ts";
import { diagnosisWordsEn } from "../diagnosis/diagnosis-words.ts";
import { kioskWordsEn } from "../kiosk/kiosk-words.ts";
import { doorWordsEn } from "../door/door-words.ts";
import { peopleWordsEn } from "../people/people-words.ts";
import { alertsWordsEn } from "../alerts/alerts-words.ts";
import { storeSettingsWordsEn } from "../store-settings/store-settings-words.ts";
import { staffWordsEn } from "../staff/staff-words.ts";

export const en: Messages = {
  start: { waiting: "Opening the till…", again: "Try again" },
  setup: {
    title: "Pair this till",
    relayUrl: "Server address",
    code: "Pairing code",
    codeHint: "8, 16 or 24 letters and digits, in upper or lower case.",
    submit: "Pair",
    submitting: "Pairing…",
  },
  firstStart: firstStartEn,
  settings: settingsEn,
  provisioning: provisioningEn,
  updates: updatesWordsEn,
  connection: {
    online: "Online",
    connecting: "Connecting…",
    offline: "Offline",
    since: (time) => `since ${time}`,
    cannotCharge: (time) =>
      `No connection to the server since ${time}. You can charge as soon as it is back.`,
    cannotChargeYet: "Connecting to the server. You can charge in a moment.",
    waitingOffline: (time) =>
      `No connection to the server since ${time}. The payment may arrive all the same and will show here. Hand nothing over before that.`,
  },
  charge: chargeEn,
  testMode: "Test mode",
  dismiss: "Dismiss",
  entry: {
    title: "New sale",
    hint: "Amount to charge",
    reference: "Reference (optional)",
    customerEmail: "E-mail (needed for refunds)",
    keypad: "Keypad",
    clear: "Clear",
    charge: "Charge",
    charging: "Charging…",
    aboveLimit: (limit) => `The most for one sale is ${limit}.`,
    aboveStoreLimit: (limit) => `The most at this store is ${limit} a sale.`,
  },
  sale: {
    steps: {
      ready: "QR ready",
      atBank: "The customer is at their bank",
      confirming: "The bank confirms",
      paid: "Paid",
    },
    qrLabel: (amount) => `QR code to pay ${amount}`,
    qrSoon: "The QR will appear here",
    timeToPay: "Time to pay",
    timeLeft: (figures) => `${figures} left`,
    creating: {
      title: "Creating the charge…",
      body: "The server is preparing the pay page. This usually takes a second or two.",
    },
    waiting: {
      title: "QR ready",
      body: "The customer scans it with their phone's camera.",
    },
    atBank: {
      title: "The customer is at their bank",
      body: "They still have to authorise the payment.",
    },
    confirming: {
      title: "The bank confirms",
      body: "The bank has not confirmed yet and may take minutes, sometimes longer. You can set it aside and go on to the next sale.",
    },
    lapsed: {
      title: "The QR has expired",
      body: "Nobody can start to pay any more. The till is making sure with the bank that nobody did.",
    },
    cancelling: {
      title: "Cancelling…",
      body: "Waiting for the server's answer. Until then the customer could still pay.",
    },
    cancelled: {
      title: "Sale cancelled",
      over: "The pay page is closed. Nobody can pay it.",
      mayArrive:
        "The pay page is closed. If the customer had already authorised, the money may still arrive: the till will then say “Paid after cancelling”.",
    },
    paid: "Paid",
    paidTelling: "The bank has confirmed the payment.",
    rejected: {
      title: "Payment rejected",
      body: "The customer did not authorise it at their bank, or their code failed. No money arrived; you can charge again.",
    },
    failed: "The payment failed",
    expired: {
      title: "Expired unpaid",
      body: "The customer did not pay in time. No money arrived; you can charge again.",
    },
    notCreated: {
      title: "The charge could not be created",
      body: "Fintoc refused it or did not answer. Nobody can pay it; you can try again.",
    },
    refused: "Nothing was charged",
    trouble: (failure) => `${failure} Still trying.`,
    operation: (bankReference) => `operation ${bankReference}`,
    confirmedAt: (time) => `Confirmed by the bank at ${time}`,
    confirmedOn: (day, time) => `Confirmed by the bank on ${day} at ${time}`,
    detail: (code) => `Technical detail: ${code}`,
    settled: (by, note) => `Settled by ${by}: ${note}`,
  },
  attention: {
    amount_mismatch: {
      title: "The amount does not match",
      body: "The bank reported another amount for this sale. Hand nothing over yet; call the manager.",
    },
    paid_after_cancel: {
      title: "Paid after cancelling",
      body: "The money arrived when the sale was already cancelled. Call the manager before you hand over or charge again.",
    },
    paid_after_final: {
      title: "Paid after it was closed",
      body: "The sale had already ended unpaid, and the money arrived later. Call the manager before you hand over or charge again.",
    },
    contradiction: {
      title: "The bank contradicts itself",
      body: "The payment was reported as made, but it is not there when we ask. Call the manager before you hand over.",
    },
    unresolved: {
      title: "The bank gave no final answer",
      body: "The money may have moved. Call the manager: the bank statement has to be looked at.",
    },
    refund_failed: {
      title: "The refund failed",
      body: "The sale is paid, but the customer has not got the money that was to be paid back. Call the manager.",
    },
  },
  needsPerson: (count) => (count === 1 ? "1 sale needs a person" : `${count} sales need a person`),
  actions: {
    checkNow: "Check now",
    checking: "Checking…",
    checkedAt: (time) => `Checked at ${time}.`,
    leave: "Set aside",
    cancel: "Cancel",
    cancelQuestion: "Cancel this sale?",
    cancelTruth:
      "The pay page closes. If the customer has already authorised, the money may still arrive.",
    cancelYes: "Yes, cancel",
    cancelNo: "Keep waiting",
    next: "Next sale",
    again: "Charge again",
    againQuestion: "Charge the same again?",
    againYes: "Yes, charge again",
    againNo: "Back",
  },
  sales: {
    title: "Sales",
    open: "Open",
    last: "Latest",
    none: "The latest sales will appear here",
    see: "See",
    now: "now",
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    days: (count) => (count === 1 ? "1 day" : `${count} days`),
    close: "Close",
    openWord: () => "open",
    words: {
      creating: "creating the charge",
      waiting: "waits for the customer",
      atBank: "the customer is at their bank",
      confirming: "the bank confirms",
      lapsed: "the QR has expired",
      cancelling: "cancelling",
      cancelled: "cancelled",
      cancelledMayArrive: "cancelled, may still be paid",
      paid: "paid",
      rejected: "rejected",
      failed: "the payment failed",
      expired: "expired unpaid",
      notCreated: "could not be created",
      refused: "nothing charged",
    },
  },
  tillBook: tillBookEn,
  receipts: receiptWordsEn,
  sound: soundEn,
  staff: staffWordsEn,
  export: exportEn,
  manager: managerWordsEn,
  dayList: dayListEn,
  closings: closingWordsEn,
  stores: storesWordsEn,
  intent: intentWordsEn,
  refund: refundWordsEn,
  managerDay: dayWordsEn,
  people: peopleWordsEn,
  diagnosis: diagnosisWordsEn,
  kiosk: kioskWordsEn,
  door: doorWordsEn,
  statement: statementWordsEn,
  embedded: embeddedEn,
  storeSettings: storeSettingsWordsEn,
  alerts: alertsWordsEn,
  reasons: reasonsEn,
  problem: problemEn,
  failures: failuresEn,
};
