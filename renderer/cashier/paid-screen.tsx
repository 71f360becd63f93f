import type { Sale } from "../../contract/bridge.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { ReceiptActions } from "../receipts/receipt-actions.tsx";
import { Amount } from "../theme/amount.tsx";
import { SilenceButton } from "../sound/silence-button.tsx";
import { Icon } from "../theme/icon.tsx";
import { useTestMode } from "../practice/use-test-mode.ts";
import { usePractises, usePracticeWords } from "../practice/use-practice.ts";
import styles from "./paid-screen.module.css";
import { finishSale } from "./sale-actions.ts";
import type { SaleView } from "./sale-view.ts";
import { useAction } from "./use-action.ts";
import { useGreenKeys } from "./use-green-keys.ts";
import { useLearnedWords } from "./use-learned-words.ts";
import { useReceiptWords } from "./use-receipt-words.ts";

interface PaidScreenProps {
  readonly sale: Sale;
  readonly view: Extract<SaleView, { kind: "paid" }>;
  /** How many other sales need a person: seen even now. */
  readonly personCount: number;
}

/** The bank's word has arrived: colour, icon and word say the same thing at once. */
export function PaidScreen({ sale, view, personCount }: PaidScreenProps) {
  const { sale: words, actions, charge, failures, testMode, needsPerson } = useMessages();
  const practises = usePractises();
  const practice = usePracticeWords();
  const formatAmount = useFormatAmount();
  const isTest = useTestMode();
  const leave = useAction(() => finishSale(sale));
  useGreenKeys(leave.run);

  const { about } = useReceiptWords(view.receipt);
  const learned = useLearnedWords(sale, view);
  const tip = sale.tip === null ? null : charge.tip.included(formatAmount(sale.tip, sale.currency));
  const aboutSale = [sale.reference, tip, ...about].filter((part) => part !== null);

  return (
    <main className={styles["screen"]}>
      <div className={styles["corners"]}>
        {isTest ? <span className={styles["pill"]}>{testMode}</span> : <span />}
        {personCount > 0 ? (
          <span className={styles["person"]}>
            <SilenceButton />
            <span className={styles["pill"]}>
              <Icon name="care" />
              {needsPerson(personCount)}
            </span>
          </span>
        ) : null}
      </div>
      <div className={styles["middle"]}>
        {practises ? (
          <p className={styles["practice"]}>{practice.paid}</p>
        ) : (
          <span className={styles["sign"]}>
            <Icon name="check" />
          </span>
        )}
        <h1 className={styles["amount"]}>
          <Amount text={formatAmount(sale.amount, sale.currency)} />
        </h1>
        <p className={styles["about"]}>
          <strong>{words.paid}</strong>
          {aboutSale.map((part) => ` · ${part}`)}
        </p>
        <p className={styles["confirmed"]}>
          {practises ? practice.paidTelling : learned.charAt(0).toUpperCase() + learned.slice(1)}
        </p>
        <button
          type="button"
          className={styles["next"]}
          aria-keyshortcuts="Enter"
          disabled={leave.busy}
          onClick={leave.run}
        >
          {actions.next}
          <kbd className={styles["key"]} aria-hidden="true">
            Enter
          </kbd>
        </button>
        <ReceiptActions id={sale.id} on="green" />
        <p className={styles["failure"]} role="alert">
          {leave.failure === null ? null : failures[leave.failure.code]}
        </p>
      </div>
    </main>
  );
}
