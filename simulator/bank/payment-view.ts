import { formatAmount, type Locale } from "../../contract/money.ts";
import type { Currency } from "../../contract/money.ts";
import { countryOf, institutions, type Institution } from "../institutions.ts";
import type { SimulatedIntent } from "../payment-intents/intent.ts";
import { errorReasons } from "../payment-intents/transition.ts";

/** What the simulated bank shows its customer of a payment. */
export interface PaymentView {
  readonly status: string;
  readonly errorReason: string | null;
  readonly shop: string;
  readonly amountText: string;
  readonly country: "cl" | "mx";
  readonly institutions: readonly Institution[];
  readonly institution: Institution | null;
  readonly errorReasons: readonly string[];
}

/** An amount as people of the payment's country write it. */
function amountText(intent: SimulatedIntent): string {
  return formatAmount(intent.amount, intent.currency, localeOf(intent.currency));
}

export function paymentView(intent: SimulatedIntent): PaymentView {
  return {
    status: intent.status,
    errorReason: intent.errorReason,
    shop: intent.businessProfile?.name ?? "Tienda de prueba",
    amountText: amountText(intent),
    country: countryOf(intent.currency),
    institutions: institutions[intent.currency],
    institution: chosenBank(intent),
    errorReasons,
  };
}

function chosenBank(intent: SimulatedIntent): Institution | null {
  return institutions[intent.currency].find(({ id }) => id === intent.institutionId) ?? null;
}

/** One line of the bank's own page. */
export interface OverviewRow {
  readonly id: string;
  readonly status: string;
  readonly errorReason: string | null;
  readonly amountText: string;
  readonly currency: string;
  readonly bank: string | null;
  readonly createdAt: number;
  /** Where a customer could pay it now. */
  readonly payAddress: string | null;
}

export function overviewRow(intent: SimulatedIntent, now: number): OverviewRow {
  const open =
    now < intent.widgetTokenExpiresAt &&
    (intent.status === "created" || intent.status === "in_progress");
  return {
    id: intent.id,
    status: intent.status,
    errorReason: intent.errorReason,
    amountText: amountText(intent),
    currency: intent.currency,
    bank: chosenBank(intent)?.name ?? null,
    createdAt: intent.createdAt,
    payAddress: open ? `/widget/frame?token=${encodeURIComponent(intent.widgetToken)}` : null,
  };
}

function localeOf(currency: Currency): Locale {
  return currency === "CLP" ? "es-CL" : "es-MX";
}
