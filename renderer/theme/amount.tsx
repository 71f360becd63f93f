import styles from "./amount.module.css";
import { amountSize } from "./amount-size.ts";

/** A formatted amount as the screen's largest figure. It shrinks before it would be clipped. */
export function Amount({ text }: { readonly text: string }) {
  // A currency that is written with letters stands smaller, so that the figures stay the hero.
  const match = /^(\p{Lu}[^\d]*)(.+)$/u.exec(text);
  return (
    <span className={styles["amount"]} data-size={amountSize(text)}>
      {match === null ? (
        text
      ) : (
        <>
          <span className={styles["currency"]}>{match[1]}</span>
          {match[2]}
        </>
      )}
    </span>
  );
}
