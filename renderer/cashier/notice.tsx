import { useState } from "react";

import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./notice.module.css";

/** What the installer should know of. Quiet, and gone for this session once it was dismissed. */
export function Notice() {
  const messages = useMessages();
  const notice = useTill((till) => till.notice);
  const [dismissedCode, setDismissedCode] = useState<string | null>(null);
  // What comes back after it was gone is news again.
  if (notice === null && dismissedCode !== null) setDismissedCode(null);
  if (notice === null || notice.code === dismissedCode) return null;
  return (
    <div className={styles["notice"]}>
      <Icon name="care" />
      <output className={styles["text"]}>{messages.failures[notice.code]}</output>
      <button
        type="button"
        className={styles["dismiss"]}
        aria-label={messages.dismiss}
        onClick={() => setDismissedCode(notice.code)}
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}
