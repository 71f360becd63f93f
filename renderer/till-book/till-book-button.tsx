import { useEffect } from "react";

import { isInDialog } from "../cashier/key-target.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./till-book-button.module.css";

interface TillBookButtonProps {
  /** How the buttons of its bar look. */
  readonly className: string | undefined;
  readonly onOpen: () => void;
}

const shortcut = "F10";

/** Opens the till's book, by touch or by its key. */
export function TillBookButton({ className, onOpen }: TillBookButtonProps) {
  const { tillBook: words } = useMessages();

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { altKey, ctrlKey, key, metaKey, repeat, target } = event;
      if (key !== shortcut || repeat || altKey || ctrlKey || metaKey || isInDialog(target)) return;
      event.preventDefault();
      onOpen();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onOpen]);

  return (
    <button type="button" className={className} aria-keyshortcuts={shortcut} onClick={onOpen}>
      <Icon name="history" />
      <span className={styles["word"]}>{words.title}</span>
      <kbd className={styles["key"]} aria-hidden="true">
        {shortcut}
      </kbd>
    </button>
  );
}
