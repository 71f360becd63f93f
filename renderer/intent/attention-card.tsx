import { useState } from "react";

import type { Attention, PaymentIntent } from "../../contract/payment-intent.ts";
import type { Refund } from "../../contract/refund.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { refundFailureText } from "../refund/refund-words.ts";
import { Button } from "../theme/button.tsx";
import { Tile } from "../theme/tile.tsx";
import styles from "./attention-card.module.css";
import { SettleForm } from "./settle-form.tsx";

interface AttentionCardProps {
  readonly intent: PaymentIntent & { readonly attention: Attention };
  readonly refunds: readonly Refund[];
  readonly timeZone: string;
  readonly onSettled: () => void;
}

/** Why a sale needs a person, what to do about it, and who has done it. */
export function AttentionCard({ intent, onSettled, refunds, timeZone }: AttentionCardProps) {
  const messages = useMessages();
  const words = messages.intent;
  const language = useLanguage();
  const { attention, attentionSettled: settled } = intent;
  const { means, todo } = words.attention[attention];
  const formatAmount = useFormatAmount();
  const failed = attention === "refund_failed" ? newestFailed(refunds) : undefined;
  const [adding, setAdding] = useState(false);
  const title = messages.attention[attention].title;
  return (
    <section
      className={styles["card"]}
      data-settled={settled !== null}
      aria-label={title}
      data-testid="intent-attention"
    >
      <div className={styles["head"]}>
        <Tile tone={settled === null ? "care" : "neutral"} />
        <p className={styles["means"]}>{means}</p>
      </div>
      {failed === undefined || settled !== null ? null : (
        <p>
          {formatAmount(failed.amount, failed.currency)}:{" "}
          {refundFailureText(failed.failureCode, messages.refund)}
        </p>
      )}
      {settled === null ? (
        <p>
          <strong className={styles["todo"]}>{words.todo}:</strong> {todo}
        </p>
      ) : (
        <p className={styles["settled"]}>
          <strong>
            {words.settle.settledBy(settled.by, dateAndTimeOf(settled.at, language, timeZone))}
          </strong>
          <br />
          {settled.note}
        </p>
      )}
      {settled === null || adding ? (
        <SettleForm
          id={intent.id}
          attention={attention}
          onSettled={() => {
            setAdding(false);
            onSettled();
          }}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>{words.settle.another}</Button>
      )}
    </section>
  );
}

function newestFailed(refunds: readonly Refund[]): Refund | undefined {
  return refunds
    .filter(({ status }) => status === "failed" || status === "not_created")
    .toSorted((a, b) => ((a.finalAt ?? "") < (b.finalAt ?? "") ? 1 : -1))[0];
}
