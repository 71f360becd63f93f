import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { relayHost } from "../settings/relay-host.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./waiting-panel.module.css";

/** What a till waits for that pairs by itself; nothing, where it does not. */
export function WaitingPanel() {
  const { failures, provisioning } = useMessages();
  const words = provisioning.waiting;
  const waiting = useTill((till) => till.provisioning.waiting);
  if (waiting === null) return null;
  return (
    <section className={styles["panel"]} data-testid="pairs-by-itself">
      <Icon name="clock" />
      <div className={styles["text"]}>
        <h2 className={styles["title"]}>{words.title}</h2>
        <p>{words.body(relayHost(waiting.relayUrl))}</p>
        {waiting.why === null ? null : (
          <p className={styles["why"]}>
            {failures[waiting.why.code]} {words.tries(waiting.tries)}
          </p>
        )}
        <p className={styles["why"]}>{words.byHand}</p>
      </div>
    </section>
  );
}
