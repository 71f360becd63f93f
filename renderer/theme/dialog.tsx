import { useEffect, useId, useRef, type ReactNode } from "react";

import { PracticeMark } from "../practice/practice-mark.tsx";
import styles from "./dialog.module.css";
import { Icon } from "./icon.tsx";

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  /**
   * `broad` has room for two columns, `sections` for sections side by side, the same size whichever
   * is open; `wide` takes most of the screen, whatever it holds; `pane` is a side with room to read.
   */
  readonly place: "middle" | "broad" | "side" | "pane" | "sections" | "wide";
  readonly onClose: () => void;
  /** Of a step within: Escape goes back to the one before. Each step gets its first focus. */
  readonly onBack?: (() => void) | null;
  readonly children: ReactNode;
}

/** A modal `<dialog>`: the browser keeps the focus inside, Escape closes, and the focus goes back. */
export function Dialog({
  title,
  closeLabel,
  place,
  onClose,
  onBack = null,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    const opener = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  const isWithin = onBack !== null;
  useEffect(() => {
    const dialog = ref.current;
    // What was pressed is gone with its step.
    if (dialog?.contains(document.activeElement) !== true || !isWithin) {
      dialog?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    }
  }, [isWithin]);

  return (
    <dialog
      ref={ref}
      className={styles["dialog"]}
      data-place={place}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (onBack === null || event.target !== ref.current) return;
        event.preventDefault();
        onBack();
      }}
      onClose={(event) => {
        // React lets the end of a dialog that was opened from this one rise up to here.
        if (event.target === ref.current) onClose();
      }}
    >
      <div className={styles["head"]}>
        <h2 id={titleId} className={styles["title"]}>
          {title}
        </h2>
        <PracticeMark />
        <button
          type="button"
          className={styles["close"]}
          aria-label={closeLabel}
          onClick={() => ref.current?.close()}
        >
          <Icon name="cross" />
        </button>
      </div>
      <div className={styles["body"]}>{children}</div>
    </dialog>
  );
}
