import { useEffect } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { usePractises, usePracticeWords } from "../practice/use-practice.ts";
import styles from "./pay-page-bar.module.css";
import { closePayPage } from "./sale-actions.ts";
import { TruthLine } from "./truth-line.tsx";
import { useAction } from "./use-action.ts";
import { useSaleView } from "./use-sale-view.ts";

interface PayPageBarProps {
  readonly sale: Sale;
  /** How many sales need a person: seen even now. */
  readonly personCount: number;
}

/**
 * All that is seen of the till while the pay page covers it: 72 px, whatever the size of the screen.
 * Everything below belongs to the customer.
 */
export function PayPageBar({ sale, personCount }: PayPageBarProps) {
  const { charge, failures, needsPerson } = useMessages();
  const formatAmount = useFormatAmount();
  const view = useSaleView(sale);
  const practises = usePractises();
  const { mark } = usePracticeWords();
  const close = useAction(closePayPage);
  useEffect(keepKeysFromBelow, []);
  return (
    // All else is inert: what is left is the page.
    <main className={styles["bar"]} data-testid="pay-page-bar">
      {practises ? <strong className={styles["practice"]}>{mark}</strong> : null}
      <h1 className={styles["amount"]}>{formatAmount(sale.amount, sale.currency)}</h1>
      <div className={styles["about"]}>
        <p className={styles["title"]}>
          {charge.payPage.title}
          {sale.reference === null ? null : ` · ${sale.reference}`}
        </p>
        <output className={styles["truth"]}>
          {close.failure === null ? (
            <TruthLine sale={sale} view={view} />
          ) : (
            failures[close.failure.code]
          )}
        </output>
      </div>
      {personCount === 0 ? null : (
        <span className={styles["person"]}>
          <Icon name="care" />
          <span className={styles["count"]}>{personCount}</span>
          <span className={styles["words"]}>{needsPerson(personCount)}</span>
        </span>
      )}
      <Button kind="primary" disabled={close.busy} onClick={close.run}>
        {charge.payPage.close}
      </Button>
    </main>
  );
}

/** What lies under the page is not to be seen, so no key of it may do anything; chords are the till's. */
function keepKeysFromBelow(): () => void {
  function onKeyDown(event: KeyboardEvent) {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopImmediatePropagation();
  }
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
}
