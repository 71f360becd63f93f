import { attentions } from "../../contract/payment-intent.ts";
import type { Sale } from "../../contract/bridge.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./alarm-strip.module.css";
import { pickSale } from "./picked-sale-store.ts";

interface AlarmStripProps {
  /** The sales that need a person. */
  readonly sales: readonly Sale[];
  readonly shownId: string | null;
}

/** What needs a person stays in sight, loud, until a manager has settled it; the keypad stays free. */
export function AlarmStrip({ sales, shownId }: AlarmStripProps) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const [sale] = sales.toSorted((a, b) => urgency(a) - urgency(b));
  const attention = sale?.paymentIntent?.attention ?? null;
  if (sale === undefined || attention === null) return null;
  const { title } = messages.attention[attention];
  const amount = formatAmount(sale.amount, sale.currency);
  const next = sales.find(({ id }) => id !== shownId);
  return (
    <div className={styles["strip"]} data-testid="alarm">
      <span className={styles["sign"]}>
        <Icon name="care" />
      </span>
      <div className={styles["words"]} role="alert">
        <p className={styles["title"]}>
          {[title, amount, sale.reference].filter((part) => part !== null).join(" · ")}
          {sales.length === 1 ? null : (
            <span className={styles["more"]}> {messages.charge.tray.more(sales.length - 1)}</span>
          )}
        </p>
        <p className={styles["body"]}>{messages.charge.alarm[attention]}</p>
      </div>
      {next === undefined ? null : (
        <button
          type="button"
          className={styles["look"]}
          onClick={() => pickSale(sale.id === shownId ? next.id : sale.id)}
        >
          {messages.charge.tray.look}
        </button>
      )}
    </div>
  );
}

function urgency({ paymentIntent }: Sale): number {
  const attention = paymentIntent?.attention ?? null;
  return attention === null ? attentions.length : attentions.indexOf(attention);
}
