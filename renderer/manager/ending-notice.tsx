import { useEffect, useState } from "react";

import type { ManagerAccess } from "../../contract/bridge.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { isInDialog } from "../cashier/key-target.ts";
import { timeLeft } from "../clock/time-left.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { useNow, usePassed } from "../clock/use-now.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { ManagerForm } from "../staff/manager-form.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./ending-notice.module.css";
import { enterBooks } from "./enter-books.ts";

/** The end is told this long before. */
const announceMs = 60_000;
const shortcut = "F9";

/** Below the manager's screens, in their last minute: the PIN puts the end off, and nothing moves. */
export function EndingNotice() {
  const { manager: words } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const access = useTill((till) => till.manager);
  const endsAt = access === null ? null : Date.parse(access.endsAt);
  const soon = usePassed(endsAt === null ? null : endsAt - announceMs);
  const isEnding = access !== null && soon;
  // The button that was pressed has gone with the notice: the keys are the screen's again.
  useEffect(() => {
    if (isEnding || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("main[tabindex]")?.focus({ preventScroll: true });
  }, [isEnding]);
  return (
    <>
      <div aria-live="polite">
        <Hidden>
          {isEnding ? words.endsSoon(timeOfDay(access.endsAt, language, timeZone)) : null}
        </Hidden>
      </div>
      {isEnding ? <LastMinute access={access} /> : null}
    </>
  );
}

function LastMinute({ access }: { readonly access: ManagerAccess }) {
  const { manager: words } = useMessages();
  const now = useNow(1_000);
  const [asks, setAsks] = useState(false);
  const endsAt = Date.parse(access.endsAt);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { altKey, ctrlKey, key, metaKey, repeat, target } = event;
      if (key !== shortcut || repeat || altKey || ctrlKey || metaKey || isInDialog(target)) return;
      event.preventDefault();
      setAsks(true);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <aside className={styles["notice"]} aria-label={words.goOnTitle} data-testid="books-ending">
      <Icon name="clock" />
      <span className={styles["words"]}>
        {words.endsIn(timeLeft(endsAt - announceMs, endsAt, now).figures)}
      </span>
      <button
        type="button"
        className={styles["go-on"]}
        aria-keyshortcuts={shortcut}
        onClick={() => setAsks(true)}
      >
        {words.goOn}
        <kbd aria-hidden="true">{shortcut}</kbd>
      </button>
      {asks ? (
        <Dialog
          title={words.goOnTitle}
          closeLabel={words.close}
          place="broad"
          onClose={() => setAsks(false)}
        >
          <ManagerForm
            submitLabel={words.goOnKey}
            busyLabel={words.goingOn}
            isReady={() => true}
            act={enterBooks}
            preferredId={access.staff.id}
            startsAtPin
          >
            <p className={styles["lead"]}>{words.goOnLead}</p>
          </ManagerForm>
        </Dialog>
      ) : null}
    </aside>
  );
}
