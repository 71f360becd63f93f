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

/** A paid sale's receipt: on paper or as a file, and in place what came of it. */
export function ReceiptActions({ id, on = "card", shortcut = true }: ReceiptActionsProps) {
  const { receipts: words, failures } = useMessages();
  const [saved, setSaved] = useState(false);
  const print = useAction(() => printReceipt(id));
  const save = useAction(async () => {
    const answer = await bridge.call("receipts.savePdf", { id });
    setSaved(answer.ok && answer.value.saved);
    return answer.ok ? null : answer.failure;
  });
  usePrintKey(shortcut, print.run);

  const failure = print.failure ?? save.failure;
  const done = doneWords();

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
            {done}
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

  /** The last of both that was done; giving the file up is no news. */
  function doneWords(): string | null {
    if (failure !== null || print.busy || save.busy) return null;
    const savedAt = saved ? (save.doneAt ?? 0) : 0;
    const printedAt = print.doneAt ?? 0;
    if (savedAt === 0 && printedAt === 0) return null;
    return savedAt > printedAt ? words.savedPdf : words.printed;
  }
}

async function printReceipt(id: string): Promise<Failure | null> {
  const answer = await bridge.call("receipts.print", { id });
  return answer.ok ? null : answer.failure;
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
