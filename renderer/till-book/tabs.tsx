import { useId, type KeyboardEvent, type ReactNode } from "react";

import styles from "./tabs.module.css";

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
  /** The chosen tab's panel. */
  readonly children: ReactNode;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Tabs as keyboards know them: one stop of the Tab key, arrows between them. */
export function Tabs<Value extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: TabsProps<Value>) {
  const id = useId();

  /** Arrows move, Enter chooses: a panel may take the focus for itself once it is chosen. */
  function move(event: KeyboardEvent<HTMLButtonElement>, index: number) {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (next !== undefined) document.getElementById(`${id}${next.value}`)?.focus();
  }

  return (
    <>
      <div role="tablist" aria-label={label} className={styles["tabs"]}>
        {tabs.map(({ value, label: word }, index) => (
          <button
            key={value}
            type="button"
            role="tab"
            id={`${id}${value}`}
            className={styles["tab"]}
            aria-selected={value === chosen}
            aria-controls={`${id}panel`}
            tabIndex={value === chosen ? 0 : -1}
            onClick={() => onChoose(value)}
            onKeyDown={(event) => move(event, index)}
          >
            {word}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}panel`}
        className={styles["panel"]}
        aria-labelledby={`${id}${chosen}`}
      >
        {children}
      </div>
    </>
  );
}
