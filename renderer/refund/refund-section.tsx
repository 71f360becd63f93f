import { useEffect, useState } from "react";

import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Refund, Refundable } from "../../contract/refund.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { forgetWish, usePendingRefunds } from "./pending-refunds.ts";
import { RefundDialog } from "./refund-dialog.tsx";
import { RefundItem } from "./refund-item.tsx";
import styles from "./refund-section.module.css";

interface RefundSectionProps {
  readonly intent: PaymentIntent;
  /** Oldest first. */
  readonly refunds: readonly Refund[];
  readonly refundable: Refundable;
  readonly timeZone: string;
  /** Reads the sale again. */
  readonly again: () => void;
}

/** What was paid back of a sale, and what may still be; or why it is not done here. */
export function RefundSection(props: RefundSectionProps) {
  const { again, intent, refundable, refunds, timeZone } = props;
  const { refund: words } = useMessages();
  const formatAmount = useFormatAmount();
  const figures = (amount: number) => formatAmount(amount, intent.currency);
  const [open, setOpen] = useState(false);
  const pending = usePendingRefunds(({ wishes }) => wishes[intent.id] ?? null);
  const isTaken = pending !== null && refunds.some(({ id }) => id === pending.id);
  useEffect(() => {
    // The relay had it all along: its answer was lost.
    if (isTaken) forgetWish(intent.id);
  }, [intent.id, isTaken]);
  const left = refundable.kind === "refundable" ? refundable.left : 0;
  const unfinished = isTaken ? null : pending;

  return (
    <section className={styles["section"]} data-testid="refunds">
      <h3>{words.title}</h3>
      {refunds.map((refund) => (
        <RefundItem
          key={refund.id}
          refund={refund}
          intent={intent}
          timeZone={timeZone}
          onDone={again}
        />
      ))}
      <p className={styles["left"]}>
        {unfinished !== null
          ? words.unfinished(figures(unfinished.amount))
          : refundable.kind === "refundable"
            ? words.left(figures(left))
            : words.not[refundable.reason]}
      </p>
      {left === 0 && unfinished === null ? null : (
        <div>
          <Button kind={unfinished === null ? "quiet" : "care"} onClick={() => setOpen(true)}>
            {unfinished === null ? words.open : words.finish}
          </Button>
        </div>
      )}
      {open ? (
        <RefundDialog
          intent={intent}
          left={left}
          timeZone={timeZone}
          onAsked={again}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
