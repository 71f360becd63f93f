import type { DisplayWords } from "./display-words.ts";
import styles from "./test-band.module.css";

/** Across the whole screen: nobody takes a test for a payment. */
export function TestBand({ words }: { readonly words: DisplayWords }) {
  return (
    <header className={styles["band"]}>
      <strong>{words.test}</strong>
      <span>{words.testTelling}</span>
    </header>
  );
}
