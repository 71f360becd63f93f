import { useCallback, useState } from "react";

import { isFinal, type PaymentIntent } from "../../contract/payment-intent.ts";
import { useTill } from "../bridge/till-store.ts";
import { ConfirmStep } from "../cashier/confirm-step.tsx";
import { useAction } from "../cashier/use-action.ts";
import { exactTimeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { useTillName } from "./use-till-name.ts";
import styles from "./open-actions.module.css";

interface OpenActionsProps {
  readonly intent: PaymentIntent;
  readonly timeZone: string;
  readonly onDone: () => void;
}

/** What can be done about a sale that goes on, or whose end is in doubt, from any till. */
export function OpenActions({ intent, onDone, timeZone }: OpenActionsProps) {
  const messages = useMessages();
  const words = messages.intent.open;
  const language = useLanguage();
  const ownTill = useTill(({ pairing }) => (pairing.kind === "paired" ? pairing.till.id : null));
  const [asking, setAsking] = useState(false);
  const notNow = useCallback(() => setAsking(false), []);
  const { attention, attentionSettled, cancelledAt, fintocId, id, status, till } = intent;
  const tillName = useTillName(intent);
  const goesOn = !isFinal(status);
  const isInDoubt = attention !== null && attentionSettled === null;

  const ask = useAction(async () => {
    const answer = await askManager("refreshPaymentIntent", { params: { id } });
    if (answer.ok) onDone();
    return answer.ok ? null : answer.failure;
  });
  const cancel = useAction(async () => {
    const answer = await askManager("cancelPaymentIntent", { params: { id } });
    setAsking(false);
    // Also when it was refused: it may have been paid in the same moment.
    onDone();
    return answer.ok ? null : answer.failure;
  });
  const failure = cancel.failure ?? ask.failure;
  const canAsk = fintocId !== null && (goesOn || isInDoubt);
  const canCancel = goesOn && cancelledAt === null;
  if (!canAsk && !canCancel && failure === null && ask.doneAt === null) return null;
  const askedAt =
    ask.doneAt === null
      ? null
      : exactTimeOfDay(new Date(ask.doneAt).toISOString(), language, timeZone);

  return (
    <div className={styles["actions"]}>
      {goesOn && till.id !== ownTill ? <p>{words.otherTill(tillName)}</p> : null}
      {asking && canCancel ? (
        <ConfirmStep
          question={messages.actions.cancelQuestion}
          truth={words.cancelTruth(tillName)}
          yes={messages.actions.cancelYes}
          no={messages.actions.cancelNo}
          busy={cancel.busy}
          onYes={cancel.run}
          onNo={notNow}
        />
      ) : (
        <div className={styles["buttons"]}>
          {canAsk ? (
            <Button kind={goesOn ? "primary" : "quiet"} disabled={ask.busy} onClick={ask.run}>
              {ask.busy ? words.asking : words.ask}
            </Button>
          ) : null}
          {canCancel ? <Button onClick={() => setAsking(true)}>{words.cancel}</Button> : null}
        </div>
      )}
      <output className={styles["told"]}>
        {askedAt === null || failure !== null ? null : messages.actions.checkedAt(askedAt)}
      </output>
      <Fault text={failure === null ? null : messages.failures[failure.code]} />
    </div>
  );
}
