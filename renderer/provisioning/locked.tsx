import { useId, type ReactNode } from "react";

import type { PreferenceName } from "../../contract/provisioning.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./locked.module.css";

interface LockedProps {
  readonly name: PreferenceName;
  readonly children: ReactNode;
}

/** What chooses a preference: where that is locked it only shows it, and says who decided. */
export function Locked({ children, name }: LockedProps) {
  const { provisioning: words } = useMessages();
  const isLocked = useTill((till) => till.provisioning.locked.includes(name));
  const file = useTill((till) => till.provisioning.file);
  const noteId = useId();
  if (!isLocked) return children;
  return (
    <div className={styles["locked"]} data-testid={`locked-${name}`}>
      <fieldset className={styles["fields"]} disabled aria-describedby={noteId}>
        {children}
      </fieldset>
      <p id={noteId} className={styles["note"]}>
        <Icon name="lock" />
        <span>{words.locked(file)}</span>
      </p>
    </div>
  );
}
