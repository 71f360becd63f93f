import { useId } from "react";

import { Fault } from "./fault.tsx";
import styles from "./choices.module.css";

interface ChoicesProps<Value extends string> {
  readonly legend: string;
  readonly choices: readonly {
    readonly value: Value;
    readonly label: string;
    readonly lang?: string;
  }[];
  readonly chosen: Value;
  /** Side by side, or below each other where the labels are long. */
  readonly layout?: "row" | "list";
  /** Why the last choice could not be kept. */
  readonly fault: string | null;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choices<Value extends string>({
  legend,
  choices,
  chosen,
  layout = "row",
  fault,
  onChoose,
}: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles["choices"]}>
      <legend className={styles["legend"]}>{legend}</legend>
      <div className={styles["row"]} data-layout={layout}>
        {choices.map(({ value, label, lang }) => (
          <label key={value} className={styles["choice"]}>
            <input
              className={styles["input"]}
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => onChoose(value)}
            />
            <span lang={lang}>{label}</span>
          </label>
        ))}
      </div>
      <Fault text={fault} />
    </fieldset>
  );
}
