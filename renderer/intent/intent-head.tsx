import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { toneOf } from "../cashier/sale-view.ts";
import { tellingOf, wordsOf } from "../cashier/sale-words.ts";
import { useSaleView } from "../cashier/use-sale-view.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { capitalised } from "../till-book/capitalised.ts";
import { foundSale } from "../till-book/found-sale.ts";
import { Amount } from "../theme/amount.tsx";
import { Tile } from "../theme/tile.tsx";
import styles from "./intent-head.module.css";

/** The amount, and what has become of it. */
export function IntentHead({ intent }: { readonly intent: PaymentIntent }) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const view = useSaleView(foundSale(intent, []));
  const { refunded } = intent;
  const tone = toneOf(view);
  return (
    <div className={styles["head"]}>
      <h3 className={styles["amount"]}>
        <Amount text={formatAmount(intent.amount, intent.currency)} />
      </h3>
      <p className={styles["status"]} data-tone={tone} data-testid="intent-status">
        <Tile tone={tone} />
        <span>{capitalised(wordsOf(view, messages))}</span>
      </p>
      {refunded.amount === 0 ? null : (
        <p className={styles["refunded"]}>
          {messages.refund.refunded(formatAmount(refunded.amount, intent.currency))}
        </p>
      )}
      {refunded.underway === 0 ? null : (
        <p className={styles["refunded"]}>
          {messages.refund.underway(formatAmount(refunded.underway, intent.currency))}
        </p>
      )}
      {/* What needs a person is told below, in a manager's words. */}
      {view.kind === "attention" ? null : (
        <p className={styles["telling"]}>{tellingOf(view, messages).body}</p>
      )}
    </div>
  );
}
