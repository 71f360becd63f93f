import type { Failure } from "../../contract/failures.ts";
import type { ManagerAnswer } from "../../contract/manager-api.ts";
import { useStoreOf } from "../manager/managed-stores.tsx";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { useAsked } from "../manager/use-asked.ts";
import { useManagerEvents } from "../manager/watch-store.ts";
import { ReceiptActions } from "../receipts/receipt-actions.tsx";
import { RefundSection } from "../refund/refund-section.tsx";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { IntentFacts } from "./intent-facts.tsx";
import { IntentHead } from "./intent-head.tsx";
import { IntentIds } from "./intent-ids.tsx";
import styles from "./intent-pane.module.css";
import { OpenActions } from "./open-actions.tsx";
import { Timeline } from "./timeline.tsx";
import { useCopy } from "./use-copy.ts";
import { useOtherClock } from "./use-other-clock.ts";
import { useTillName } from "./use-till-name.ts";

/** One sale over whichever of the manager's screens it was opened from; the address names it. */
export function IntentPane({ id }: { readonly id: string }) {
  const { intent: words } = useMessages();
  const { again, failure, value } = useAsked("getPaymentIntent", { params: { id } });
  useManagerEvents((event) => {
    if (event.kind === "lost") return;
    if (event.kind !== "changed" || event.paymentIntent.id === id) again();
  });
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      place="pane"
      onClose={() => changeQuery({ intent: null })}
    >
      <div className={styles["pane"]} data-testid="intent-pane">
        {value !== null ? (
          <>
            {failure === null ? null : <Stale onAgain={again} />}
            <IntentContent detail={value} again={again} />
          </>
        ) : failure === null ? (
          <p className={styles["quiet"]}>{words.loading}</p>
        ) : (
          <Unreadable failure={failure} onAgain={again} />
        )}
      </div>
    </Dialog>
  );
}

interface IntentContentProps {
  readonly detail: ManagerAnswer<"getPaymentIntent">;
  readonly again: () => void;
}

function IntentContent({ again, detail }: IntentContentProps) {
  const { paymentIntent: intent, refundable, refunds } = detail;
  const { intent: words, stores } = useMessages();
  const { timeZone } = useStoreOf(intent.store.id);
  const ownTill = useTill(({ pairing }) => (pairing.kind === "paired" ? pairing.till.id : null));
  const tillName = useTillName(intent);
  const otherClock = useOtherClock(intent);
  const copying = useCopy();
  const { attention, id, receiptUrl, till } = intent;
  return (
    <>
      <IntentHead intent={intent} />
      {attention === null ? null : (
        <AttentionCard
          intent={{ ...intent, attention }}
          refunds={refunds}
          timeZone={timeZone}
          onSettled={again}
        />
      )}
      <OpenActions intent={intent} timeZone={timeZone} onDone={again} />
      <section className={styles["part"]}>
        <h3>{words.facts.title}</h3>
        {otherClock === null ? null : (
          <p className={styles["quiet"]}>{stores.clockOf(otherClock)}</p>
        )}
        <IntentFacts intent={intent} timeZone={timeZone} />
      </section>
      {refundable === null ? null : (
        <RefundSection
          intent={intent}
          refunds={refunds}
          refundable={refundable}
          timeZone={timeZone}
          again={again}
        />
      )}
      {receiptUrl === null ? null : (
        <section className={styles["part"]}>
          <h3>{words.receipt}</h3>
          <ReceiptActions id={id} shortcut={false} />
          {till.id === ownTill ? null : (
            <p className={styles["quiet"]}>{words.receiptCopy(tillName)}</p>
          )}
        </section>
      )}
      <section className={styles["part"]}>
        <h3>{words.history}</h3>
        <Timeline intent={intent} refunds={refunds} timeZone={timeZone} copying={copying} />
      </section>
      <section className={styles["part"]}>
        <h3>{words.ids.title}</h3>
        <IntentIds intent={intent} copying={copying} />
      </section>
    </>
  );
}

function Stale({ onAgain }: { readonly onAgain: () => void }) {
  const { intent: words } = useMessages();
  return (
    <div className={styles["stale"]}>
      <Fault text={words.stale} />
      <Button onClick={onAgain}>{words.again}</Button>
    </div>
  );
}

interface UnreadableProps {
  readonly failure: Failure;
  readonly onAgain: () => void;
}

/** Nothing can be shown: there is no such sale for this manager, or the relay did not answer. */
function Unreadable({ failure, onAgain }: UnreadableProps) {
  const messages = useMessages();
  const { intent: words } = messages;
  const { code } = failure;
  if (code === "payment_intent_not_found" || code === "input_invalid") {
    return (
      <div role="alert">
        <h3>{words.unknown}</h3>
        <p className={styles["quiet"]}>{words.unknownHint}</p>
      </div>
    );
  }
  return (
    <div className={styles["stale"]}>
      <Fault text={messages.failures[code]} />
      <Button onClick={onAgain}>{words.again}</Button>
    </div>
  );
}
