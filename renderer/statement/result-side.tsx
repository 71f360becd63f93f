import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { Icon } from "../theme/icon.tsx";
import styles from "./result-side.module.css";

interface SideProps {
  /** Which of two it is; nothing where a whole list is of one kind. */
  readonly label?: string;
  readonly amount: string;
  readonly text: string;
}

/** One movement, or what is known of one sale. */
export function Side({ amount, label, text }: SideProps) {
  return (
    <div className={styles["side"]}>
      {label === undefined ? null : <span className={styles["label"]}>{label}</span>}
      <span className={styles["text"]}>{text}</span>
      <span className={styles["amount"]}>{amount}</span>
    </div>
  );
}

/** One sale, and the way to it. */
export function SaleSide({ id, ...side }: SideProps & { readonly id: string }) {
  const { statement: words } = useMessages();
  return (
    <button
      type="button"
      className={styles["sale"]}
      title={words.openSale}
      onClick={() => changeQuery({ intent: id }, "push")}
    >
      <Side {...side} />
      <Icon name="next" />
    </button>
  );
}
