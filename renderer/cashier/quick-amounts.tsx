import { useStore } from "../bridge/till-store.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { changeEntry, useEntryStore } from "./entry-store.ts";
import { keepFocusAway } from "./key-target.ts";
import { quickKeys } from "./quick-keys.ts";
import styles from "./quick-amounts.module.css";

/** Amounts that are one touch away, or one function key. */
export function QuickAmounts({ amounts }: { readonly amounts: readonly number[] }) {
  const { charge: words } = useMessages();
  const formatAmount = useFormatAmount();
  const { currency } = useStore();
  const present = useEntryStore(({ entry }) => entry.amount);
  if (amounts.length === 0) return null;
  return (
    <fieldset
      className={styles["quick"]}
      aria-label={words.quickAmounts}
      data-columns={amounts.length > 4 ? "two" : "one"}
    >
      {amounts.slice(0, quickKeys.length).map((amount, index) => (
        <button
          key={amount}
          type="button"
          className={styles["amount"]}
          aria-keyshortcuts={quickKeys[index]}
          aria-pressed={amount === present}
          onMouseDown={keepFocusAway}
          onClick={() => changeEntry({ kind: "amount", amount })}
        >
          <span>{formatAmount(amount, currency)}</span>
          <kbd className={styles["hint"]} aria-hidden="true">
            {quickKeys[index]}
          </kbd>
        </button>
      ))}
    </fieldset>
  );
}
