import { useStore } from "../bridge/till-store.ts";
import { useFormatAmount } from "../i18n/use-messages.ts";
import { Amount } from "../theme/amount.tsx";
import { totalOf } from "./entry.ts";
import { useEntryStore } from "./entry-store.ts";
import styles from "./keypad-pane.module.css";

/** What the customer pays. The only thing that a digit renders again, and the line below it. */
export function EntryAmount() {
  const formatAmount = useFormatAmount();
  const { currency } = useStore();
  const total = useEntryStore(({ entry }) => totalOf(entry));
  return (
    <output className={styles["amount"]} data-testid="entry-amount" data-empty={total === 0}>
      <Amount text={formatAmount(total, currency)} />
    </output>
  );
}
