import { institutionName } from "../../contract/institution-name.ts";
import { formatAmount, type Locale } from "../../contract/money.ts";
import type { AlertMessage } from "./alert-message.ts";
import type { AlertTexts } from "./alert-texts.ts";

/** An amount as it is read in the store's own way. */
export function amountOf({ paymentIntent }: AlertMessage, locale: Locale): string | null {
  if (paymentIntent === null) return null;
  return formatAmount(paymentIntent.amount, paymentIntent.currency, locale);
}

/** What is known of it, line by line, in the store's time zone. Nothing of the payer. */
export function factsOf(
  message: AlertMessage,
  texts: AlertTexts,
  locale: Locale,
): readonly (readonly [string, string])[] {
  const { paymentIntent: intent, store } = message;
  if (intent === null) return [[texts.store, store.name]];
  return [
    [texts.store, store.name],
    [texts.till, intent.till.name],
    [texts.when, timeOf(intent.createdAt, locale, store.timeZone)],
    [texts.raised, timeOf(message.createdAt, locale, store.timeZone)],
  ];
}

/** Beyond what a page shows that anybody may open: for the mail of somebody whom the store named. */
export function insideFactsOf(
  { paymentIntent: intent }: AlertMessage,
  texts: AlertTexts,
): readonly (readonly [string, string])[] {
  const bank = intent?.sender?.institutionId;
  return [
    ...(intent?.reference == null ? [] : [[texts.reference, intent.reference] as const]),
    ...(bank == null ? [] : [[texts.bank, institutionName(bank)] as const]),
    ...(intent?.bankReference == null ? [] : [[texts.operation, intent.bankReference] as const]),
  ];
}

/** "20 nov 2026, 14:32" on the store's clock. */
export function timeOf(instant: string, locale: Locale, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return format.format(new Date(instant));
}
