import type { Ask } from "../../contract/door.ts";
import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./ask-card.module.css";

/** What the shop's own software asks for while the cashier does something else: calm, and theirs to decide. */
export function AskCard({ asks }: { readonly asks: readonly Ask[] }) {
  const [first, ...others] = asks;
  return first === undefined ? null : <Asked key={first.id} ask={first} more={others.length} />;
}

function Asked({ ask, more }: { readonly ask: Ask; readonly more: number }) {
  const { door: words, failures } = useMessages();
  const formatAmount = useFormatAmount();
  const { id } = ask;
  const accept = useAction(async () => {
    const answer = await bridge.call("door.accept", { id });
    return answer.ok ? null : answer.failure;
  });
  const decline = useAction(async () => {
    const answer = await bridge.call("door.decline", { id });
    return answer.ok ? null : answer.failure;
  });
  const amount = formatAmount(ask.amount, ask.currency);
  const failure = accept.failure ?? decline.failure;
  const busy = accept.busy || decline.busy;
  return (
    <section className={styles["card"]} aria-label={words.asks(ask.by)} data-testid="ask-card">
      <div className={styles["words"]}>
        <output className={styles["who"]}>{words.asks(ask.by)}</output>
        <span className={styles["amount"]}>{amount}</span>
        {ask.reference === null ? null : (
          <span className={styles["reference"]}>{ask.reference}</span>
        )}
        {more === 0 ? null : <span className={styles["who"]}>{words.more(more)}</span>}
        <Fault text={failure === null ? null : failures[failure.code]} />
      </div>
      <div className={styles["buttons"]}>
        <Button kind="primary" disabled={busy} onClick={accept.run}>
          {words.charge(amount)}
        </Button>
        <Button disabled={busy} onClick={decline.run}>
          {words.decline}
        </Button>
      </div>
    </section>
  );
}
