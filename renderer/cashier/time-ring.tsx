import { timeLeft } from "../clock/time-left.ts";
import { useNow } from "../clock/use-now.ts";
import { useMessages } from "../i18n/use-messages.ts";
import styles from "./time-ring.module.css";

/** What is left of the pay page's time, by the relay's clock. The only thing that ticks. */
export function TimeRing({ from, to }: { readonly from: string; readonly to: string }) {
  const { sale: words } = useMessages();
  const now = useNow(1_000);
  const { fraction, figures } = timeLeft(Date.parse(from), Date.parse(to), now);
  return (
    <span className={styles["ring"]} role="timer" aria-label={words.timeLeft(figures)}>
      <svg viewBox="0 0 80 80" aria-hidden="true">
        <circle className={styles["track"]} cx="40" cy="40" r="36" />
        <circle
          className={styles["left"]}
          cx="40"
          cy="40"
          r="36"
          pathLength="100"
          strokeDasharray="100"
          strokeDashoffset={100 - fraction * 100}
          transform="rotate(-90 40 40)"
        />
      </svg>
      <span className={styles["figures"]} aria-hidden="true">
        {figures}
      </span>
    </span>
  );
}
