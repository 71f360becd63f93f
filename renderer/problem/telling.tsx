import { useMessages } from "../i18n/use-messages.ts";
import type { ProblemTelling } from "./problem-words.ts";
import styles from "./telling.module.css";

interface TellingProps {
  readonly telling: ProblemTelling;
  /** For a technician, below everything else. */
  readonly note: string | null;
}

/** What happened, what to do, whom to tell. */
export function Telling({ telling, note }: TellingProps) {
  const { problem: words } = useMessages();
  return (
    <div className={styles["telling"]}>
      <p className={styles["what"]}>{telling.what}</p>
      <dl className={styles["help"]}>
        <dt>{words.toDo}</dt>
        <dd>
          <ol className={styles["steps"]}>
            {telling.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </dd>
        <dt>{words.whom}</dt>
        <dd>{telling.who}</dd>
      </dl>
      {note === null ? null : <p className={styles["note"]}>{note}</p>}
    </div>
  );
}
