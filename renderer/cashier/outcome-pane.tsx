import { useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { isFinal } from "../../contract/payment-intent.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { ReceiptActions } from "../receipts/receipt-actions.tsx";
import { Amount } from "../theme/amount.tsx";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { Tile } from "../theme/tile.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import styles from "./outcome-pane.module.css";
import { ReceiptLine } from "./receipt-line.tsx";
import { checkSaleNow, leaveSale, repeatSale } from "./sale-actions.ts";
import { toneOf, type SaleView } from "./sale-view.ts";
import { detailOf, tellingOf } from "./sale-words.ts";
import { useAction } from "./use-action.ts";
import { useEnter } from "./use-enter.ts";

interface OutcomePaneProps {
  readonly sale: Sale;
  readonly view: SaleView;
}

/** How a sale ended, or why it needs a person; and what to do next. */
export function OutcomePane({ sale, view }: OutcomePaneProps) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const { title, body } = tellingOf(view, messages);
  const detail = detailOf(view);
  const receipt = view.kind === "paid" || view.kind === "attention" ? view.receipt : null;
  const settled = view.kind === "attention" ? view.settled : null;
  const trouble = view.kind === "cancelling" ? sale.trouble : null;

  return (
    <div className={styles["frame"]}>
      <article className={styles["card"]} data-tone={toneOf(view)} data-settled={settled !== null}>
        <header className={styles["head"]}>
          <Tile tone={toneOf(view)} size="card" />
          <h1 className={styles["title"]}>{title}</h1>
        </header>
        <div className={styles["sum"]}>
          <div className={styles["amount"]}>
            <Amount text={formatAmount(sale.amount, sale.currency)} />
          </div>
          {sale.reference === null ? null : <p className={styles["reference"]}>{sale.reference}</p>}
        </div>
        <p className={styles["body"]}>
          {settled === null ? body : messages.sale.settled(settled.by, settled.note)}
        </p>
        {receipt === null ? null : (
          <p className={styles["receipt"]}>
            {view.kind === "attention" ? (
              <>
                <Icon name="check" />
                <strong>{messages.sale.paid}</strong>
              </>
            ) : null}
            <span>
              <ReceiptLine receipt={receipt} />
            </span>
          </p>
        )}
        {trouble === null ? null : (
          <p className={styles["trouble"]}>
            {messages.sale.trouble(messages.failures[trouble.code])}
          </p>
        )}
        <OutcomeActions sale={sale} view={view} />
        {receipt === null ? null : <ReceiptActions id={sale.id} />}
        {detail === null ? null : (
          <p className={styles["detail"]}>{messages.sale.detail(detail)}</p>
        )}
      </article>
    </div>
  );
}

/** Whether the same may be charged again here: never where money has arrived or may have. */
function mayRepeat({ kind }: SaleView): boolean {
  switch (kind) {
    case "rejected":
    case "failed":
    case "expired":
    case "not_created":
    case "refused":
    case "cancelled":
      return true;
    default:
      return false;
  }
}

function OutcomeActions({ sale, view }: OutcomePaneProps) {
  const { actions: words, failures } = useMessages();
  const [asking, setAsking] = useState(false);
  const leave = useAction(() => leaveSale(sale));
  const repeat = useAction(() => repeatSale(sale));
  const check = useAction(() => checkSaleNow(sale));
  useEnter(leave.run);

  const risky = view.kind === "cancelled" && view.mayStillArrive;
  const status = sale.paymentIntent?.status ?? null;
  const canCheck = status !== null && !isFinal(status);
  const failure = repeat.failure ?? leave.failure ?? check.failure;

  return (
    <>
      {asking && risky ? (
        <ConfirmStep
          question={words.againQuestion}
          truth={words.againTruth}
          yes={words.againYes}
          no={words.againNo}
          busy={repeat.busy}
          onYes={repeat.run}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className={styles["actions"]}>
          <Button kind="primary" shortcut="Enter" onClick={leave.run}>
            {words.next}
          </Button>
          {mayRepeat(view) ? (
            <Button disabled={repeat.busy} onClick={risky ? () => setAsking(true) : repeat.run}>
              {words.again}
            </Button>
          ) : null}
          {canCheck ? (
            <Button disabled={check.busy} onClick={check.run}>
              {check.busy ? words.checking : words.checkNow}
            </Button>
          ) : null}
        </div>
      )}
      <p className={styles["failure"]} role="alert">
        {failure === null ? null : failures[failure.code]}
      </p>
    </>
  );
}
