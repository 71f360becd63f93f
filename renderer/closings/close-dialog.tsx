import { useState } from "react";

import type { NextClosing } from "../../contract/closing.ts";
import { useTill } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { useFormatAmount, useFormatCount, useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { SwitchField } from "../settings/switch-field.tsx";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./close-dialog.module.css";

interface CloseDialogProps {
  readonly next: NextClosing;
  readonly store: string | undefined;
  /** Somebody else has closed meanwhile. */
  readonly onOutdated: () => void;
  readonly onClose: () => void;
  readonly onClosed: (made: { readonly number: number; readonly print: boolean }) => void;
}

const namedHere = 5;

/** Asks once more, naming what stays open. The same closing is asked for however often its answer is lost. */
export function CloseDialog({ next, onClose, onClosed, onOutdated, store }: CloseDialogProps) {
  const { closings, failures } = useMessages();
  const words = closings.confirm;
  const formatAmount = useFormatAmount();
  const formatCount = useFormatCount();
  const prints = useTill(({ preferences }) => preferences.printer.kind !== "none");
  const [print, setPrint] = useState(prints);
  const [id] = useState(() => crypto.randomUUID());
  // What the manager reads here is what they say yes to, whatever comes in behind it.
  const [{ empty, figures, last }] = useState(next);
  const number = (last?.number ?? 0) + 1;
  const { attention, currency, open } = figures;
  const { count } = figures.received;
  const payments = closings.figures.payments(formatCount(count), count === 1);
  const amount = (each: number) => formatAmount(each, currency);
  const close = useAction(async () => {
    const body = { after: number - 1, evenEmpty: empty };
    const answer = await askManager("putClosing", { params: { id }, query: { store }, body });
    if (answer.ok) {
      onClosed({ number: answer.value.closing.number, print });
      return null;
    }
    if (answer.failure.code === "closing_outdated") onOutdated();
    return answer.failure;
  });

  return (
    <Dialog title={words.title(number)} closeLabel={words.dismiss} place="middle" onClose={onClose}>
      <div className={styles["body"]}>
        <p className={styles["amount"]}>{amount(figures.received.amount)}</p>
        <p>{empty ? words.empty : `${closings.figures.received}: ${payments}`}</p>
        {open.count === 0 && attention.waiting === 0 ? (
          <p className={styles["note"]} data-tone="paid">
            <Icon name="check" />
            {words.allDone}
          </p>
        ) : null}
        {open.count === 0 ? null : (
          <div className={styles["note"]} data-tone="waiting">
            <Icon name="clock" />
            <div>
              <p>{words.open(open.count, amount(open.amount))}</p>
              <ul className={styles["items"]}>
                {open.items.slice(0, namedHere).map((each) => (
                  <li key={each.id}>
                    {[amount(each.amount), each.reference ?? "", each.till.name]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </li>
                ))}
                {open.count > namedHere ? <li>{words.more(open.count - namedHere)}</li> : null}
              </ul>
            </div>
          </div>
        )}
        {attention.waiting === 0 ? null : (
          <p className={styles["note"]} data-tone="care">
            <Icon name="care" />
            {words.attention(attention.waiting)}
          </p>
        )}
        <p className={styles["soft"]}>{words.lead}</p>
        {prints ? (
          <SwitchField
            label={words.print}
            help={words.printHelp}
            on={print}
            fault={null}
            onChange={setPrint}
          />
        ) : null}
        <Fault text={close.failure === null ? null : failures[close.failure.code]} />
        <div className={styles["buttons"]}>
          <Button kind="primary" disabled={close.busy} onClick={close.run}>
            {close.busy ? words.closing : empty ? words.submitEmpty : words.submit(number)}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </div>
    </Dialog>
  );
}
