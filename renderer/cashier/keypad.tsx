import type { MouseEvent } from "react";

import { useStore, useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { entryStatusId } from "./entry-status.tsx";
import { changeEntry, charge, useEntryStore } from "./entry-store.ts";
import { isTextField } from "./key-target.ts";
import styles from "./keypad.module.css";

const digitKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0", "000"] as const;

/**
 * A key that was tapped must not take the focus: Enter would press it again instead of charging.
 * A text field must not keep it: what is typed next belongs to the amount.
 */
function keepFocusAway(event: MouseEvent) {
  event.preventDefault();
  if (isTextField(document.activeElement)) document.activeElement.blur();
}

export function Keypad() {
  const { entry: words } = useMessages();
  const { currency } = useStore();
  const online = useTill((till) => till.connection.kind === "online");
  const charging = useEntryStore(({ entry }) => entry.charging);

  return (
    <fieldset className={styles["keypad"]} aria-label={words.keypad}>
      {digitKeys.map((digits) => (
        <button
          key={digits}
          type="button"
          className={styles["key"]}
          onMouseDown={keepFocusAway}
          onClick={() => changeEntry({ kind: "digits", digits, currency })}
        >
          {digits}
        </button>
      ))}
      <button
        type="button"
        className={styles["clear"]}
        aria-keyshortcuts="Escape"
        onMouseDown={keepFocusAway}
        onClick={() => changeEntry({ kind: "clear" })}
      >
        {words.clear}
      </button>
      <button
        type="button"
        className={styles["charge"]}
        aria-keyshortcuts="Enter"
        aria-busy={charging}
        aria-describedby={online ? undefined : entryStatusId}
        disabled={!online}
        onMouseDown={keepFocusAway}
        onClick={() => void charge()}
      >
        <span className={styles["word"]}>{charging ? words.charging : words.charge}</span>
        <kbd className={styles["hint"]} aria-hidden="true">
          Enter
        </kbd>
      </button>
    </fieldset>
  );
}
