import { useState } from "react";

import type { Alerts, AlertsAnswer } from "../../contract/alerts.ts";
import type { Store } from "../../contract/store.ts";
import { useAction } from "../cashier/use-action.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./alerts.module.css";
import { outcomeText, placeText } from "./delivery-text.ts";

interface TestAlertProps {
  readonly alerts: Alerts;
  readonly about: Store;
  readonly question: { readonly store?: string };
  /** Something is typed that is not kept yet. */
  readonly edited: boolean;
  readonly hasSecretOpen: boolean;
  readonly onKept: (answer: AlertsAnswer) => void;
  readonly onTested: () => void;
}

/** Tries whether alerts arrive, and makes the webhook's secret anew. */
export function TestAlert(props: TestAlertProps) {
  const { about, alerts, edited, hasSecretOpen, onKept, onTested, question } = props;
  const { alerts: words, failures } = useMessages();
  const language = useLanguage();
  const [renewing, setRenewing] = useState(false);
  /** The tests that there were before the one that was asked for here. */
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const test = useAction(async () => {
    setKnown(new Set(alerts.deliveries.map(({ id }) => id)));
    const answer = await askManager("testAlerts", { query: question });
    onTested();
    if (answer.ok) return null;
    setKnown(null);
    return answer.failure;
  });
  const renew = useAction(async () => {
    const answer = await askManager("renewAlertSecret", { query: question });
    if (!answer.ok) return answer.failure;
    setRenewing(false);
    onKept(answer.value);
    return null;
  });
  const { emails, webhook } = alerts;
  const failure = test.failure ?? renew.failure;

  return (
    <div className={styles["part"]}>
      {webhook === null || hasSecretOpen ? null : (
        <div className={styles["buttons"]}>
          <span className={styles["soft"]}>
            {renewing
              ? words.secret.renewQuestion
              : words.secret.since(dateAndTimeOf(webhook.secretAt, language, about.timeZone))}
          </span>
          {renewing ? (
            <>
              <Button kind="care" disabled={renew.busy} onClick={renew.run}>
                {renew.busy ? words.secret.renewing : words.secret.renewYes}
              </Button>
              <Button onClick={() => setRenewing(false)}>{words.secret.keep}</Button>
            </>
          ) : (
            <Button onClick={() => setRenewing(true)}>{words.secret.renew}</Button>
          )}
        </div>
      )}
      {webhook === null && emails.length === 0 ? null : (
        <div className={styles["buttons"]}>
          <Button disabled={test.busy || edited} onClick={test.run}>
            {test.busy ? words.test.sending : words.test.send}
          </Button>
          {edited ? <span className={styles["soft"]}>{words.test.saveFirst}</span> : null}
        </div>
      )}
      <output className={styles["said"]} data-testid="test-outcome">
        {known === null ? null : <TestOutcome alerts={alerts} known={known} />}
      </output>
      <Fault text={failure === null ? null : failures[failure.code]} />
    </div>
  );
}

function TestOutcome({
  alerts,
  known,
}: {
  readonly alerts: Alerts;
  readonly known: ReadonlySet<string>;
}) {
  const { alerts: words } = useMessages();
  const sent = alerts.deliveries.filter(({ id, reason }) => reason === "test" && !known.has(id));
  if (sent.length === 0 || sent.some(({ state }) => state === "waiting")) return words.test.waiting;
  const missed = sent.filter(({ state }) => state !== "delivered");
  if (missed.length === 0) return <span className={styles["good"]}>{words.test.arrived}</span>;
  return (
    <>
      <span className={styles["bad"]}>{words.test.failed}</span>
      {missed.map((delivery) => (
        <span key={delivery.id} className={styles["line"]}>
          {placeText(delivery, words)}: {outcomeText(delivery.outcome, words)}
        </span>
      ))}
    </>
  );
}
