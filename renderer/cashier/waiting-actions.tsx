import { useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { useStore } from "../bridge/till-store.ts";
import { exactTimeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { cancelsFirst, repeatRisk } from "./repeat-risk.ts";
import { RepeatStep } from "./repeat-step.tsx";
import { cancelSale, checkSaleNow, leaveSale, repeatSale } from "./sale-actions.ts";
import type { WaitingView } from "./sale-view.ts";
import { useAction } from "./use-action.ts";
import { useKeysGoingOn } from "./use-keys-going-on.ts";
import { useScreenKey } from "./use-screen-key.ts";
import styles from "./waiting-actions.module.css";

interface WaitingActionsProps {
  readonly sale: Sale;
  readonly view: WaitingView;
  /** Opens the help for a customer who cannot scan; `null` while there is nothing to scan. */
  readonly onHelp: (() => void) | null;
}

export function WaitingActions({ sale, view, onHelp }: WaitingActionsProps) {
  const { actions: words, charge, failures } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const [asking, setAsking] = useState<"cancel" | "again" | null>(null);
  const risk = repeatRisk(view);
  const check = useAction(() => checkSaleNow(sale));
  const leave = useAction(useKeysGoingOn(() => leaveSale(sale)));
  const cancel = useAction(() => cancelSale(sale));
  const repeat = useAction(() => repeatSale(sale, risk !== false && cancelsFirst(risk)));
  const failure = repeat.failure ?? cancel.failure ?? leave.failure ?? check.failure;
  useScreenKey("-", leave.run);
  useScreenKey("Escape", asking === null ? () => setAsking("cancel") : null);

  const told =
    failure !== null
      ? failures[failure.code]
      : check.doneAt === null
        ? null
        : words.checkedAt(exactTimeOfDay(new Date(check.doneAt).toISOString(), language, timeZone));

  return (
    <div className={styles["actions"]}>
      {asking === "cancel" ? (
        <ConfirmStep
          question={words.cancelQuestion}
          truth={words.cancelTruth}
          yes={words.cancelYes}
          no={words.cancelNo}
          busy={cancel.busy}
          onYes={cancel.run}
          onNo={() => setAsking(null)}
        />
      ) : asking === "again" && risk !== false && risk !== null ? (
        <RepeatStep risk={risk} repeat={repeat} onBack={() => setAsking(null)} />
      ) : (
        <div className={styles["buttons"]}>
          <Button
            kind={view.kind === "confirming" ? "primary" : "quiet"}
            shortcut="-"
            onClick={leave.run}
          >
            {words.leave}
          </Button>
          {sale.paymentIntent === null ? null : (
            <Button disabled={check.busy} onClick={check.run}>
              {check.busy ? words.checking : words.checkNow}
            </Button>
          )}
          {onHelp === null ? null : (
            <div className={styles["wide"]}>
              <Button onClick={onHelp}>{charge.help.open}</Button>
            </div>
          )}
          {risk === false ? null : (
            <Button onClick={() => setAsking("again")}>{words.again}</Button>
          )}
          <Button shortcut="Escape" onClick={() => setAsking("cancel")}>
            {words.cancel}
          </Button>
        </div>
      )}
      <output className={styles["told"]} data-fault={failure !== null}>
        {told}
      </output>
    </div>
  );
}
