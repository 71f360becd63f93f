import { useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { useStore } from "../bridge/till-store.ts";
import { exactTimeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { cancelSale, checkSaleNow, leaveSale } from "./sale-actions.ts";
import { useAction } from "./use-action.ts";
import styles from "./waiting-actions.module.css";

interface WaitingActionsProps {
  readonly sale: Sale;
  /** Going on to the next sale is what we suggest. */
  readonly leaveFirst: boolean;
}

export function WaitingActions({ sale, leaveFirst }: WaitingActionsProps) {
  const { actions: words, failures } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const [asking, setAsking] = useState(false);
  const check = useAction(() => checkSaleNow(sale));
  const leave = useAction(() => leaveSale(sale));
  const cancel = useAction(() => cancelSale(sale));
  const failure = cancel.failure ?? leave.failure ?? check.failure;

  const told =
    failure !== null
      ? failures[failure.code]
      : check.doneAt === null
        ? null
        : words.checkedAt(exactTimeOfDay(new Date(check.doneAt).toISOString(), language, timeZone));

  return (
    <div className={styles["actions"]}>
      {asking ? (
        <ConfirmStep
          question={words.cancelQuestion}
          truth={words.cancelTruth}
          yes={words.cancelYes}
          no={words.cancelNo}
          busy={cancel.busy}
          onYes={cancel.run}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className={styles["buttons"]}>
          {sale.paymentIntent === null ? null : (
            <Button disabled={check.busy} onClick={check.run}>
              {check.busy ? words.checking : words.checkNow}
            </Button>
          )}
          <Button kind={leaveFirst ? "primary" : "quiet"} onClick={leave.run}>
            {words.leave}
          </Button>
          <Button onClick={() => setAsking(true)}>{words.cancel}</Button>
        </div>
      )}
      <output className={styles["told"]} data-fault={failure !== null}>
        {told}
      </output>
    </div>
  );
}
