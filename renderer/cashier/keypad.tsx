import { fractionDigits } from "../../contract/money.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { entryStatusId } from "./entry-status.tsx";
import { changeEntry, charge, useEntryStore } from "./entry-store.ts";
import { keepFocusAway } from "./key-target.ts";
import styles from "./keypad.module.css";
import { QuickAmounts } from "./quick-amounts.tsx";

const digitKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0"] as const;

export function Keypad() {
  const { charge: more, entry: words } = useMessages();
  const language = useLanguage();
  const { currency, quickAmounts } = useStore();
  const online = useTill((till) => till.connection.kind === "online");
  const charging = useEntryStore(({ entry }) => entry.charging);

  return (
    <div className={styles["board"]} data-quick={quickAmounts.length === 0 ? "none" : "some"}>
      <QuickAmounts amounts={quickAmounts} />
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
        {fractionDigits[currency] === 0 ? (
          <button
            type="button"
            className={styles["key"]}
            onMouseDown={keepFocusAway}
            onClick={() => changeEntry({ kind: "digits", digits: "000", currency })}
          >
            000
          </button>
        ) : (
          <button
            type="button"
            className={styles["key"]}
            aria-label={more.decimalSign}
            onMouseDown={keepFocusAway}
            onClick={() => changeEntry({ kind: "decimalSign", currency })}
          >
            {language === "es-CL" ? "," : "."}
          </button>
        )}
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
    </div>
  );
}
