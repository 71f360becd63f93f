import { useEffect, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { isInDialog } from "../cashier/key-target.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./receipt-actions.module.css";

interface ReceiptActionsProps {
  /** The paid sale's payment intent: one of the journal, or an earlier one of this till. */
  readonly id: string;
  /** On the green that fills the screen, or on a card. */
  readonly on?: "green" | "card";
  /** Whether Ctrl+P (on a Mac ⌘P) prints: where this receipt is what the screen is about. */
  readonly shortcut?: boolean;
}

/** What came of the last wish, whichever of both it was. */
type Outcome = "printed" | "saved" | Failure | null;

/** A paid sale's receipt: on paper or as a file, and in place what came of it. */
export function ReceiptActions({ id, on = "card", shortcut = true }: ReceiptActionsProps) {
  const { receipts: words, failures } = useMessages();
  const [outcome, setOutcome] = useState<Outcome>(null);
  async function tell(wish: Promise<Outcome>): Promise<null> {
    setOutcome(null);
    setOutcome(await wish);
    return null;
  }

  const print = useAction(() => tell(printReceipt(id)));
  const save = useAction(() => tell(saveReceipt(id)));
  usePrintKey(shortcut, print.run);

  const failure = typeof outcome === "object" ? outcome : null;
  const done = typeof outcome === "string" ? outcome : null;

  return (
    <div className={styles["receipt"]} data-on={on}>
      <div className={styles["buttons"]}>
        <button
          type="button"
          className={styles["button"]}
          aria-keyshortcuts={shortcut ? "Control+P" : undefined}
          aria-disabled={print.busy}
          onClick={print.run}
        >
          <Icon name="printer" />
          {print.busy ? words.printing : words.print}
          {shortcut ? <kbd aria-hidden="true">Ctrl+P</kbd> : null}
        </button>
        <button
          type="button"
          className={styles["button"]}
          aria-disabled={save.busy}
          onClick={save.run}
        >
          <Icon name="file" />
          {save.busy ? words.savingPdf : words.savePdf}
        </button>
      </div>
      <output className={styles["done"]}>
        {done === null ? null : (
          <>
            <Icon name="check" />
            {done === "printed" ? words.printed : words.savedPdf}
          </>
        )}
      </output>
      <p className={styles["failure"]} role="alert">
        {failure === null ? null : (
          <>
            <Icon name="care" />
            {failures[failure.code]}
          </>
        )}
      </p>
    </div>
  );
}

async function printReceipt(id: string): Promise<Outcome> {
  const answer = await bridge.call("receipts.print", { id });
  return answer.ok ? "printed" : answer.failure;
}

/** A file that was given up is no news. */
async function saveReceipt(id: string): Promise<Outcome> {
  const answer = await bridge.call("receipts.savePdf", { id });
  if (!answer.ok) return answer.failure;
  return answer.value.saved ? "saved" : null;
}

function usePrintKey(enabled: boolean, print: () => void): void {
  useEffect(() => {
    if (!enabled) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      const { key, repeat, target } = event;
      if (key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey)) return;
      // Never the whole window's picture, which Ctrl+P would print in a browser.
      event.preventDefault();
      if (!repeat && !isInDialog(target)) print();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled, print]);
}
