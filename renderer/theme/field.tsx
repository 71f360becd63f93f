import { useId, type ChangeEvent, type Ref } from "react";

import styles from "./field.module.css";
import { Icon } from "./icon.tsx";

interface FieldProps {
  readonly label: string;
  /** On a till every row counts: there the label stands inside the field until something is typed. */
  readonly labelPlace: "above" | "inside";
  readonly value: string;
  readonly onChange: (value: string, input: HTMLInputElement) => void;
  /** The field was left, or Enter was pressed in it. */
  readonly onCommit?: () => void;
  readonly fault?: string | null;
  readonly hint?: string;
  readonly maxLength?: number;
  readonly kind?: "text" | "email" | "url" | "code" | "secret";
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Has the focus when its dialog opens. */
  readonly first?: boolean;
}

const inputModes = {
  text: "text",
  email: "email",
  url: "url",
  code: "text",
  secret: "text",
} as const;

/** A line of text with its label, and what is wrong with it. */
export function Field({
  label,
  labelPlace,
  value,
  onChange,
  onCommit,
  fault = null,
  hint,
  maxLength,
  kind = "text",
  inputRef,
  first = false,
}: FieldProps) {
  const id = useId();
  const noteId = useId();
  const note = fault ?? hint ?? null;
  return (
    <div className={styles["field"]} data-label={labelPlace} data-filled={value !== ""}>
      <label htmlFor={id} className={styles["label"]}>
        {label}
      </label>
      <input
        id={id}
        ref={inputRef}
        className={styles["input"]}
        data-kind={kind}
        data-first-focus={first || undefined}
        // Its own kind would let the browser speak first, in another language than ours.
        type={kind === "secret" ? "password" : "text"}
        inputMode={inputModes[kind]}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        autoCapitalize={kind === "code" ? "characters" : "off"}
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={fault !== null}
        aria-describedby={note === null ? undefined : noteId}
        onBlur={onCommit}
        onKeyDown={
          onCommit === undefined
            ? undefined
            : (event) => {
                if (event.key === "Enter") onCommit();
              }
        }
        onChange={(event: ChangeEvent<HTMLInputElement>) =>
          onChange(event.target.value, event.target)
        }
      />
      {note === null ? null : (
        <p id={noteId} className={styles["note"]} data-fault={fault !== null}>
          {fault === null ? null : <Icon name="care" />}
          {note}
        </p>
      )}
    </div>
  );
}
