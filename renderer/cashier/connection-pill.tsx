import { useStore, useTill } from "../bridge/till-store.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import styles from "./connection-pill.module.css";

export function ConnectionPill() {
  const { connection: words } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const connection = useTill((till) => till.connection);

  return (
    <output className={styles["pill"]} data-kind={connection.kind}>
      <span className={styles["dot"]} aria-hidden="true" />
      {words[connection.kind]}
      {connection.kind === "offline" ? (
        <span className={styles["since"]}>
          {words.since(timeOfDay(connection.since, language, timeZone))}
        </span>
      ) : null}
    </output>
  );
}
