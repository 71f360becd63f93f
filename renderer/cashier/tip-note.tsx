import type { Sale } from "../../contract/bridge.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import styles from "./tip-note.module.css";

/** The tip within a sale's amount, where there is one. */
export function TipNote({ sale }: { readonly sale: Sale }) {
  const { charge } = useMessages();
  const formatAmount = useFormatAmount();
  if (sale.tip === null || sale.tip === 0) return null;
  return (
    <p className={styles["tip"]}>{charge.tip.included(formatAmount(sale.tip, sale.currency))}</p>
  );
}
