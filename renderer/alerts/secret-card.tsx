import { useEffect, useId, useRef } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./alerts.module.css";

interface SecretCardProps {
  readonly secret: string;
  readonly onDone: () => void;
}

/** The webhook's secret, this once. */
export function SecretCard({ onDone, secret }: SecretCardProps) {
  const { alerts, failures } = useMessages();
  const words = alerts.secret;
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const copy = useAction(async () => {
    const answer = await bridge.call("manager.copy", { text: secret });
    return answer.ok ? null : answer.failure;
  });
  return (
    <section ref={card} className={styles["card"]} tabIndex={-1} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles["name"]}>
        {words.title}
      </h3>
      <p>{words.lead}</p>
      <code className={styles["secret"]} data-testid="alert-secret">
        {secret}
      </code>
      <Fault text={copy.failure === null ? null : failures[copy.failure.code]} />
      <div className={styles["buttons"]}>
        <Button kind="primary" onClick={copy.run}>
          {copy.doneAt === null ? words.copy : words.copied}
        </Button>
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </section>
  );
}
