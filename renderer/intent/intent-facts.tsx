import { institutionName } from "../../contract/institution-name.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { dateOf } from "../till-book/date-words.ts";
import { exactTimeOfDay } from "../clock/time-of-day.ts";
import styles from "./intent-facts.module.css";

interface IntentFactsProps {
  readonly intent: PaymentIntent;
  readonly timeZone: string;
}

/** What is known of a sale and of who paid it. What nobody has told is left out. */
export function IntentFacts({ intent, timeZone }: IntentFactsProps) {
  const { facts: words } = useMessages().intent;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { cashier, createdAt, currency, finalAt, mode, sender, store, till, tip } = intent;
  const when = (instant: string) =>
    `${dateOf(instant, language, timeZone)}, ${exactTimeOfDay(instant, language, timeZone)}`;
  const atBank = intent.transactionDate;
  const bank = sender?.institutionId ?? null;
  const numberEnd = sender?.numberEnd ?? null;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.reference, intent.reference],
    [words.tip, tip === null || tip === 0 ? null : formatAmount(tip, currency)],
    [words.charged, when(createdAt)],
    [words.ended, finalAt === null ? null : when(finalAt)],
    [words.store, store.name],
    [words.till, till.name],
    [words.cashier, cashier?.name ?? null],
    [words.bank, bank === null ? null : institutionName(bank)],
    [words.account, numberEnd === null ? null : `•••• ${numberEnd}`],
    [words.holder, sender?.holderIdMasked ?? null],
    [words.operation, intent.bankReference],
    [words.transactionDate, atBank === null ? null : isInstant(atBank) ? when(atBank) : atBank],
    [words.email, intent.customerEmail],
    [words.mode, words.modes[mode]],
  ];
  return (
    <dl className={styles["facts"]} data-testid="intent-facts">
      {facts.map(([term, fact]) =>
        fact === null ? null : (
          <div key={term} className={styles["fact"]}>
            <dt className={styles["term"]}>{term}</dt>
            <dd className={styles["value"]}>{fact}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Fintoc tells a moment; should it tell a bare date, there is nothing to move to the store's zone. */
function isInstant(text: string): boolean {
  return text.includes("T") && !Number.isNaN(Date.parse(text));
}
