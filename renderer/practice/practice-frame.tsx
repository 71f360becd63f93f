import { useEffect, type ReactNode } from "react";

import { PracticeBand } from "./practice-band.tsx";
import styles from "./practice-frame.module.css";
import { usePractises, usePracticeWords } from "./use-practice.ts";

/** Around every screen of the till: in practice no screen is without its band, nor the window's title. */
export function PracticeFrame({ children }: { readonly children: ReactNode }) {
  const practises = usePractises();
  const { mark } = usePracticeWords();
  useEffect(() => {
    document.documentElement.dataset["home"] = practises ? "practice" : "real";
    document.title = practises ? `${mark} · Cobro` : "Cobro";
  }, [mark, practises]);
  return (
    <div className={styles["frame"]}>
      {practises ? <PracticeBand /> : null}
      <div className={styles["screen"]}>{children}</div>
    </div>
  );
}
