import { useId } from "react";

import { Fault } from "../theme/fault.tsx";
import styles from "./switch-field.module.css";

interface SwitchFieldProps {
  readonly label: string;
  readonly help: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  /** Why the last change could not be kept. */
  readonly fault: string | null;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once. */
export function SwitchField({
  label,
  help,
  on,
  disabled = false,
  fault,
  onChange,
}: SwitchFieldProps) {
  const helpId = useId();
  return (
    <div className={styles["field"]}>
      <label className={styles["row"]} data-disabled={disabled}>
        <span className={styles["label"]}>{label}</span>
        <input
          className={styles["switch"]}
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          disabled={disabled}
          aria-describedby={helpId}
          onChange={(event) => onChange(event.target.checked)}
        />
      </label>
      <p id={helpId} className={styles["help"]}>
        {help}
      </p>
      <Fault text={fault} />
    </div>
  );
}
