import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import styles from "./update-chip.module.css";

/** Tells calmly that a newer version is ready; it asks for nothing. */
export function UpdateChip() {
  const { updates: words } = useMessages();
  const isReady = useTill((till) => till.update.kind === "ready");
  return isReady ? <span className={styles["chip"]}>{words.chip}</span> : null;
}
