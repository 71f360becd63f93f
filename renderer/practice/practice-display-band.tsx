import { useEffect } from "react";

import type { Locale } from "../../contract/money.ts";
import styles from "./practice-display-band.module.css";
import { practiceWords } from "./practice-words.ts";

/** Across the customer's display: nobody who stands before it takes this for a sale. */
export function PracticeDisplayBand({ language }: { readonly language: Locale }) {
  const { mark, telling } = practiceWords[language];
  useEffect(() => {
    document.documentElement.dataset["home"] = "practice";
    return () => {
      document.documentElement.dataset["home"] = "real";
    };
  }, []);
  return (
    <header className={styles["band"]} data-testid="practice-band">
      <strong>{mark}</strong>
      <span>{telling}</span>
    </header>
  );
}
