import type { Failure } from "../../contract/failures.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./day-trouble.module.css";

interface DayTroubleProps {
  readonly failure: Failure | null;
  /** Those of an earlier answer are shown. */
  readonly hasFigures: boolean;
  readonly again: () => void;
}

/** Why a day's figures could not be read. At the end, and in sight from anywhere: it pushes nothing. */
export function DayTrouble({ again, failure, hasFigures }: DayTroubleProps) {
  const { failures, managerDay: words } = useMessages();
  const why = failure === null ? null : failures[failure.code];
  return (
    <div className={styles["trouble"]} data-shown={failure !== null}>
      <Fault text={why === null || !hasFigures ? why : `${why} ${words.stale}`} />
      {failure === null ? null : <Button onClick={again}>{words.again}</Button>}
    </div>
  );
}
