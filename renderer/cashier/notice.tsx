import { useState } from "react";

import type { FailureCode } from "../../contract/failures.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./notice.module.css";

/** Notices whose detail names a file that was put aside. */
const kept: ReadonlySet<FailureCode> = new Set([
  "settings_corrupt",
  "sales_corrupt",
  "sales_set_aside",
]);

/** What the installer should know of. Quiet, and gone for this session once it was dismissed. */
export function Notice() {
  const messages = useMessages();
  const notice = useTill((till) => till.notice);
  const [dismissedCode, setDismissedCode] = useState<string | null>(null);
  const file = notice !== null && kept.has(notice.code) ? notice.detail : null;
  // What comes back after it was gone is news again.
  if (notice === null && dismissedCode !== null) setDismissedCode(null);
  if (notice === null || notice.code === dismissedCode) return null;
  return (
    <div className={styles["notice"]}>
      <Icon name="care" />
      <output className={styles["text"]}>
        {messages.failures[notice.code]}{" "}
        {file === null || file === "" ? null : (
          <span className={styles["file"]}>{messages.problem.keptAs(file)}</span>
        )}
      </output>
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
