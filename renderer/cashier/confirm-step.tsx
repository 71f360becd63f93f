import { useEffect, useRef } from "react";

import { Button } from "../theme/button.tsx";
import styles from "./confirm-step.module.css";

interface ConfirmStepProps {
  readonly question: string;
  readonly truth: string;
  readonly yes: string;
  readonly no: string;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once more, in place, and says what is true. Escape is no. */
export function ConfirmStep({ question, truth, yes, no, busy, onYes, onNo }: ConfirmStepProps) {
  const step = useRef<HTMLFieldSetElement>(null);
  useEffect(() => step.current?.focus(), []);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Escape") return;
      // A dialog that it stands in stays open.
      event.preventDefault();
      onNo();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onNo]);

  return (
    <fieldset ref={step} className={styles["step"]} aria-label={question} tabIndex={-1}>
      <p className={styles["question"]}>{question}</p>
      <p>{truth}</p>
      <div className={styles["buttons"]}>
        <Button kind="care" disabled={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo} shortcut="Escape">
          {no}
        </Button>
      </div>
    </fieldset>
  );
}
