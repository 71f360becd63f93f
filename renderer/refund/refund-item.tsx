import { useCallback, useState } from "react";

import { assertNever } from "../../contract/assert-never.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { Refund, RefundStatus } from "../../contract/refund.ts";
import { ConfirmStep } from "../cashier/confirm-step.tsx";
import { useAction } from "../cashier/use-action.ts";
import { useNow } from "../clock/use-now.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Tile } from "../theme/tile.tsx";
import type { Tone } from "../theme/tone.ts";
import { expectationWords } from "./expectation-words.ts";
import styles from "./refund-item.module.css";
import { refundFailureText } from "./refund-words.ts";

interface RefundItemProps {
  readonly refund: Refund;
  readonly intent: PaymentIntent;
  readonly timeZone: string;
  readonly onDone: () => void;
}

const minuteMs = 60_000;

/** One refund: how far it is, who asked for it, and until when it can be taken back. */
export function RefundItem({ intent, onDone, refund, timeZone }: RefundItemProps) {
  const messages = useMessages();
  const words = messages.refund;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const now = useNow(minuteMs);
  const [asking, setAsking] = useState(false);
  const notNow = useCallback(() => setAsking(false), []);
  const { amount, by, createdAt, currency, expectation, failureCode, note, status } = refund;
  const cancel = useAction(async () => {
    const answer = await askManager("cancelRefund", {
      params: { id: intent.id, refundId: refund.id },
      query: { store: intent.store.id },
    });
    setAsking(false);
    onDone();
    return answer.ok ? null : answer.failure;
  });
  const tone = toneOfRefund(status);
  const when = dateAndTimeOf(createdAt, language, timeZone);
  const failed = status === "failed" || status === "not_created";

  return (
    <article className={styles["item"]} data-testid="refund" data-status={status}>
      <div className={styles["head"]}>
        <Tile tone={tone} />
        <p className={styles["status"]}>
          <strong className={styles["amount"]}>{formatAmount(amount, currency)}</strong>
          <span data-tone={tone}>{words.statuses[status]}</span>
        </p>
      </div>
      {failed ? <p>{refundFailureText(failureCode, words)}</p> : null}
      {expectation === null ? null : (
        <p>{expectationWords(expectation, now, words, language, timeZone)}</p>
      )}
      <p className={styles["by"]}>
        {by === null ? words.byDashboard(when) : words.by(by.name, when)}
      </p>
      {note === null ? null : <p className={styles["by"]}>{words.note(note)}</p>}
      {status !== "created" ? null : asking ? (
        <ConfirmStep
          question={words.cancel.question}
          truth={words.cancel.truth}
          yes={words.cancel.yes}
          no={words.cancel.no}
          busy={cancel.busy}
          onYes={cancel.run}
          onNo={notNow}
        />
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>{words.cancel.open}</Button>
        </div>
      )}
      <Fault text={cancel.failure === null ? null : messages.failures[cancel.failure.code]} />
    </article>
  );
}

function toneOfRefund(status: RefundStatus): Tone {
  switch (status) {
    case "creating":
    case "created":
    case "in_progress":
      return "waiting";
    case "succeeded":
      return "paid";
    case "failed":
    case "not_created":
      return "bad";
    case "canceled":
      return "neutral";
    default:
      return assertNever(status);
  }
}
