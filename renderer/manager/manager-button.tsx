import { useEffect } from "react";

import { useTill } from "../bridge/till-store.ts";
import { isInDialog } from "../cashier/key-target.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import { goTo } from "./address.ts";
import styles from "./manager-button.module.css";

const shortcut = "F9";

/** Opens the manager's screens, by touch or by its key. */
export function ManagerButton({ className }: { readonly className: string | undefined }) {
  const { manager: words } = useMessages();
  const hasBooks = useTill((till) => till.hasBooks);

  useEffect(() => {
    if (!hasBooks) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      const { altKey, ctrlKey, key, metaKey, repeat, target } = event;
      if (key !== shortcut || repeat || altKey || ctrlKey || metaKey || isInDialog(target)) return;
      event.preventDefault();
      goTo("day");
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [hasBooks]);

  // A relay that is older than this till has no books to open.
  if (!hasBooks) return null;
  return (
    <button
      type="button"
      className={className}
      aria-keyshortcuts={shortcut}
      aria-label={words.open}
      title={`${words.open} (${shortcut})`}
      onClick={() => goTo("day")}
    >
      <Icon name="day" />
      <span className={styles["word"]} aria-hidden="true">
        {words.open}
      </span>
    </button>
  );
}
