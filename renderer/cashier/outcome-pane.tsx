import { useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { isFinal } from "../../contract/payment-intent.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { SettleButton } from "../staff/settle-button.tsx";
import { ReceiptActions } from "../receipts/receipt-actions.tsx";
import { Amount } from "../theme/amount.tsx";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { Tile } from "../theme/tile.tsx";
import styles from "./outcome-pane.module.css";
import { ReceiptLine } from "./receipt-line.tsx";
import { cancelsFirst, repeatRisk } from "./repeat-risk.ts";
import { RepeatStep } from "./repeat-step.tsx";
import { checkSaleNow, finishSale, repeatSale } from "./sale-actions.ts";
import { toneOf, type SaleView } from "./sale-view.ts";
import { detailOf, tellingOf } from "./sale-words.ts";
import { TipNote } from "./tip-note.tsx";
import { TruthLine } from "./truth-line.tsx";
import { useAction } from "./use-action.ts";
import { useEnter } from "./use-enter.ts";
import { useKeysGoingOn } from "./use-keys-going-on.ts";

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
          <TipNote sale={sale} />
          {sale.reference === null ? null : <p className={styles["reference"]}>{sale.reference}</p>}
        </div>
        <p className={styles["body"]}>
          {settled === null ? body : messages.sale.settled(settled.by, settled.note)}
        </p>
        <TruthLine sale={sale} view={view} />
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

function OutcomeActions({ sale, view }: OutcomePaneProps) {
  const { actions: words, failures } = useMessages();
  const [asking, setAsking] = useState(false);
  const leave = useAction(useKeysGoingOn(() => finishSale(sale)));
  const risk = repeatRisk(view);
  const repeat = useAction(() => repeatSale(sale, risk !== false && cancelsFirst(risk)));
  const check = useAction(() => checkSaleNow(sale));
  useEnter(leave.run);

  const status = sale.paymentIntent?.status ?? null;
  const canCheck = status !== null && !isFinal(status);
  const failure = repeat.failure ?? leave.failure ?? check.failure;

  return (
    <>
      {asking && risk !== false && risk !== null ? (
        <RepeatStep risk={risk} repeat={repeat} onBack={() => setAsking(false)} />
      ) : (
        <div className={styles["actions"]}>
          <Button kind="primary" shortcut="Enter" onClick={leave.run}>
            {words.next}
          </Button>
          <SettleButton sale={sale} />
          {risk === false ? null : (
            <Button
              disabled={repeat.busy}
              onClick={risk === null ? repeat.run : () => setAsking(true)}
            >
              {words.again}
            </Button>
          )}
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
