import { useEffect, useRef } from "react";

import type { Failure } from "../../contract/failures.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./people-dialog.module.css";

interface ConfirmStepProps {
  /** What will happen. */
  readonly lead: string;
  readonly more?: string | null;
  readonly label: string;
  readonly busyLabel: string;
  readonly kind?: "primary" | "care";
  readonly onBack: () => void;
  readonly act: () => Promise<Failure | null>;
}

/** Says what will happen before it does. */
export function ConfirmStep({
  act,
  busyLabel,
  kind = "care",
  label,
  lead,
  more = null,
  onBack,
}: ConfirmStepProps) {
  const { failures, people } = useMessages();
  const { busy, failure, run } = useAction(act);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => content.current?.focus(), []);
  return (
    <div ref={content} className={styles["form"]} tabIndex={-1}>
      <p>{lead}</p>
      {more === null ? null : <p>{more}</p>}
      <Fault text={failure === null ? null : failures[failure.code]} />
      <div className={styles["buttons"]}>
        <Button kind={kind} disabled={busy} onClick={run}>
          {busy ? busyLabel : label}
        </Button>
        <Button onClick={onBack}>{people.back}</Button>
      </div>
    </div>
  );
}
