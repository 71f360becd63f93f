import { formatAmount, type Locale } from "../../contract/money.ts";
import type { Currency } from "../../contract/money.ts";
import { countryOf, institutions, type Institution } from "../institutions.ts";
import type { SimulatedSession } from "../checkout-sessions/session.ts";
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
  /** Where the hosted page of a checkout session sends its customer; null in the widget. */
  readonly returns: { readonly successUrl: string; readonly cancelUrl: string } | null;
}

/** What there is to say of a payment, whether or not somebody has started it. */
export type Payment = Pick<
  SimulatedIntent,
  "amount" | "currency" | "status" | "errorReason" | "businessProfile" | "institutionId"
>;

/** A checkout session's payment: its payment intent, or what will become one. */
export function paymentOf(session: SimulatedSession, intent: SimulatedIntent | undefined): Payment {
  if (intent !== undefined) return intent;
  const status = session.status === "expired" ? "expired" : "created";
  return { ...session, status, errorReason: null, institutionId: null };
}

/** An amount as people of the payment's country write it. */
export function amountText(intent: Pick<SimulatedIntent, "amount" | "currency">): string {
  return formatAmount(intent.amount, intent.currency, localeOf(intent.currency));
}

export function paymentView(intent: Payment, returns: PaymentView["returns"] = null): PaymentView {
  return {
    status: intent.status,
    errorReason: intent.errorReason,
    shop: intent.businessProfile?.name ?? "Tienda de prueba",
    amountText: amountText(intent),
    country: countryOf(intent.currency),
    institutions: institutions[intent.currency],
    institution: chosenBank(intent),
    errorReasons,
    returns,
  };
}

export function chosenBank(
  intent: Pick<SimulatedIntent, "currency" | "institutionId">,
): Institution | null {
  return institutions[intent.currency].find(({ id }) => id === intent.institutionId) ?? null;
}

function localeOf(currency: Currency): Locale {
  return currency === "CLP" ? "es-CL" : "es-MX";
}
