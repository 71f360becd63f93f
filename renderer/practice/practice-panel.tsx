import type { Sale } from "../../contract/bridge.ts";
import type { PracticeOutcome } from "../../contract/practice.ts";
import { bridge } from "../bridge/bridge.ts";
import { helpWithPayPage } from "../cashier/sale-actions.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import styles from "./practice-panel.module.css";
import { usePracticeWords } from "./use-practice.ts";

interface PracticePanelProps {
  readonly sale: Sale;
  /** The customer has left the bank, which has not said how it ended. */
  readonly isConfirming: boolean;
}

/** In the QR's place: no phone reaches a simulated bank, so the trainee plays the customer here. */
export function PracticePanel({ sale, isConfirming }: PracticePanelProps) {
  const { panel: words } = usePracticeWords();
  const { failures } = useMessages();
  const pay = useAction(() => helpWithPayPage("payPage.open", sale));
  const outcomes: readonly PracticeOutcome[] = isConfirming
    ? ["confirm", "deny"]
    : ["approve", "reject", "fail", "unsure"];
  return (
    <section className={styles["panel"]} data-testid="practice-panel">
      <h2 className={styles["title"]}>{words.title}</h2>
      <p className={styles["body"]}>{isConfirming ? words.confirming : words.body}</p>
      {isConfirming ? null : (
        <Button kind="primary" disabled={pay.busy} onClick={pay.run}>
          {words.open}
        </Button>
      )}
      <div className={styles["outcomes"]}>
        {outcomes.map((outcome) => (
          <Outcome key={outcome} sale={sale} outcome={outcome} />
        ))}
      </div>
      <p className={styles["failure"]} role="alert">
        {pay.failure === null ? null : failures[pay.failure.code]}
      </p>
    </section>
  );
}

function Outcome({ outcome, sale }: { readonly outcome: PracticeOutcome; readonly sale: Sale }) {
  const { panel: words } = usePracticeWords();
  const { failures } = useMessages();
  const act = useAction(async () => {
    const answer = await bridge.call("practice.act", { id: sale.id, outcome });
    return answer.ok ? null : answer.failure;
  });
  return (
    <>
      <Button disabled={act.busy} onClick={act.run}>
        {words.outcomes[outcome]}
      </Button>
      {act.failure === null ? null : <p role="alert">{failures[act.failure.code]}</p>}
    </>
  );
}
