import { useEffect, useRef } from "react";

import { useStore } from "../bridge/till-store.ts";
import { toneOf } from "../cashier/sale-view.ts";
import { tellingOf, wordsOf } from "../cashier/sale-words.ts";
import { useReceiptWords } from "../cashier/use-receipt-words.ts";
import { useSaleView } from "../cashier/use-sale-view.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { ReceiptActions } from "../receipts/receipt-actions.tsx";
import { Amount } from "../theme/amount.tsx";
import { Icon } from "../theme/icon.tsx";
import { Tile } from "../theme/tile.tsx";
import { capitalised } from "./capitalised.ts";
import { dateAndTimeOf } from "./date-words.ts";
import type { FoundSale } from "./found-sale.ts";
import styles from "./found-sale-facts.module.css";

interface FoundSaleFactsProps {
  readonly sale: FoundSale;
  /** Given where the facts stand in the list's place. */
  readonly onBack: (() => void) | null;
}

/** All that is known of a sale that was found. */
export function FoundSaleFacts({ sale, onBack }: FoundSaleFactsProps) {
  const messages = useMessages();
  const { tillBook } = messages;
  const words = tillBook.sales.facts;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { timeZone } = useStore();
  const view = useSaleView(sale);
  const { paymentIntent } = sale;
  const { attentionSettled, bankReference, cashier, createdAt, finalAt, id, sender, status } =
    paymentIntent;
  const receipt = { bankReference: null, sender, confirmedAt: null };
  const [bank] = useReceiptWords(receipt).about;
  const isConfirmed = status === "succeeded" && finalAt !== null;
  const when = (instant: string) => dateAndTimeOf(instant, language, timeZone);
  const operation = [bankReference, bank].filter((part) => part != null).join(" · ");
  const facts: readonly (readonly [string, string | null])[] = [
    [words.reference, sale.reference],
    [words.operation, operation === "" ? null : operation],
    [words.charged, when(createdAt)],
    [words.confirmed, isConfirmed ? when(finalAt) : null],
    [words.tip, sale.tip === null ? null : formatAmount(sale.tip, sale.currency)],
    [words.cashier, cashier?.name ?? null],
    [words.customerEmail, sale.customerEmail],
    [words.settled, attentionSettled && `${attentionSettled.by}: ${attentionSettled.note}`],
    [words.id, id],
  ];

  const backButton = useRef<HTMLButtonElement>(null);
  useEffect(() => backButton.current?.focus(), []);

  return (
    <article className={styles["facts"]} aria-labelledby={`facts-${id}`} data-testid="sale-facts">
      {onBack === null ? null : (
        <button ref={backButton} type="button" className={styles["back"]} onClick={onBack}>
          <Icon name="previous" />
          {tillBook.sales.back}
        </button>
      )}
      <h3 id={`facts-${id}`} className={styles["amount"]}>
        <Amount text={formatAmount(sale.amount, sale.currency)} />
      </h3>
      <p className={styles["status"]} data-tone={toneOf(view)}>
        <Tile tone={toneOf(view)} />
        <span>{capitalised(wordsOf(view, messages))}</span>
      </p>
      <p className={styles["telling"]}>{tellingOf(view, messages).body}</p>
      <dl className={styles["list"]}>
        {facts.map(([term, fact]) =>
          fact === null ? null : (
            <div key={term} className={styles["fact"]}>
              <dt className={styles["term"]}>{term}</dt>
              <dd className={styles["value"]}>{fact}</dd>
            </div>
          ),
        )}
      </dl>
      {paymentIntent.receiptUrl === null ? null : (
        <ReceiptActions key={id} id={id} shortcut={false} />
      )}
    </article>
  );
}
