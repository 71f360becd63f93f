import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import type { WaitingView } from "./sale-view.ts";
import styles from "./steps.module.css";

/** How many steps are behind us for what we know. */
const known: Readonly<Record<WaitingView["kind"], number>> = {
  creating: -1,
  waiting: 0,
  lapsed: -1,
  at_bank: 1,
  confirming: 2,
};

interface StepsProps {
  readonly kind: WaitingView["kind"];
  /** It is paid on this screen: there is no QR. */
  readonly isHere: boolean;
}

/** Four steps; the one that we know of is bold, the others wait. */
export function Steps({ kind, isHere }: StepsProps) {
  const { embedded, sale } = useMessages();
  const steps = isHere ? { ...sale.steps, ready: embedded.payHere.ready } : sale.steps;
  const present = known[kind];
  return (
    <ol className={styles["steps"]}>
      {(["ready", "atBank", "confirming", "paid"] as const).map((step, index) => {
        const state = index < present ? "done" : index === present ? "present" : "ahead";
        // A QR that is ready is a fact; the other steps go on until the next one is known.
        const reached = state === "done" || (state === "present" && step === "ready");
        return (
          <li
            key={step}
            className={styles["step"]}
            data-state={state}
            data-reached={reached}
            aria-current={state === "present" ? "step" : undefined}
          >
            <span className={styles["mark"]} aria-hidden="true">
              {reached ? <Icon name="check" /> : null}
              {state === "present" && !reached ? <PresentMark /> : null}
            </span>
            {steps[step]}
          </li>
        );
      })}
    </ol>
  );
}

/** Three quarters of a circle: under way. */
function PresentMark() {
  return (
    <svg className={styles["present"]} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10.75" pathLength="100" strokeDasharray="75 25" />
    </svg>
  );
}
