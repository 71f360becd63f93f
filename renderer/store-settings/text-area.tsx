import { useId } from "react";

import { longestReceiptWords } from "../../contract/people-api.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Fault } from "../theme/fault.tsx";
import styles from "./store-settings.module.css";

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (value: string) => void;
}

/** A few lines, with how much room is left. */
export function TextArea({ fault, label, onChange, value }: TextAreaProps) {
  const { storeSettings: words } = useMessages();
  const id = useId();
  return (
    <div className={styles["logo"]}>
      <label className={styles["label"]} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles["area"]}
        rows={3}
        value={value}
        maxLength={longestReceiptWords}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-left`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-left`} className={styles["soft"]}>
        {words.left(longestReceiptWords - value.length)}
      </p>
      <Fault text={fault} />
    </div>
  );
}
