import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import type { Problem } from "./current-problem.ts";
import styles from "./problem-strip.module.css";

/** The same above a sale, which it does not interrupt. */
export function ProblemStrip({ problem }: { readonly problem: Problem }) {
  const { problem: words } = useMessages();
  const { title, what } = words.tellings[problem.code];
  return (
    <div className={styles["strip"]} role="alert" data-testid="problem-strip">
      <Icon name="care" />
      <p>
        <strong>{title}.</strong> {what}
      </p>
    </div>
  );
}
