import styles from "./practice-mark.module.css";
import { usePractises, usePracticeWords } from "./use-practice.ts";

/** For what lies above the band: a dialog may cover it. */
export function PracticeMark() {
  const practises = usePractises();
  const { mark } = usePracticeWords();
  return practises ? <strong className={styles["mark"]}>{mark}</strong> : null;
}
