import { useState } from "react";

import { useStore, useTill } from "../bridge/till-store.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { usePassed } from "../clock/use-now.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Hidden } from "../theme/hidden.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./staff-chip.module.css";
import { SwitchDialog } from "./switch-dialog.tsx";

/** A session's end is told this long before. */
const announceMs = 60_000;

/** Who is signed in; another may take over, or the till be locked. Nothing where nobody signs in. */
export function StaffChip() {
  const { staff: words } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const signIn = useTill((till) => till.signIn);
  const [switching, setSwitching] = useState(false);
  const endsAt = signIn.kind === "signed_in" ? signIn.endsAt : null;
  const soon = usePassed(endsAt === null ? null : Date.parse(endsAt) - announceMs);
  if (signIn.kind !== "signed_in") return null;
  const { members, staff } = signIn;
  const time = endsAt === null ? "" : timeOfDay(endsAt, language, timeZone);

  const label = words.chip(soon ? `${staff.name} ${words.endsAt(time)}` : staff.name);

  return (
    <span className={styles["whole"]}>
      <button
        type="button"
        className={styles["chip"]}
        data-testid="staff-chip"
        data-soon={soon}
        aria-label={label}
        title={label}
        onClick={() => setSwitching(true)}
      >
        <Icon name={soon ? "clock" : "person"} />
        <span className={styles["name"]}>{staff.name}</span>
        {soon ? <span className={styles["ends"]}> {words.endsAt(time)}</span> : null}
      </button>
      <div aria-live="polite">
        <Hidden>{soon ? words.endsSoon(staff.name, time) : null}</Hidden>
      </div>
      {switching ? (
        <SwitchDialog
          members={members}
          warning={soon ? words.endsSoon(staff.name, time) : null}
          preselectedId={soon ? staff.id : null}
          onClose={() => setSwitching(false)}
        />
      ) : null}
    </span>
  );
}
