import { useEffect, useState } from "react";

import type { Alerts, AlertsAnswer } from "../../contract/alerts.ts";
import type { Store } from "../../contract/store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { useAsked } from "../manager/use-asked.ts";
import { useFresh } from "../people/use-fresh.ts";
import { Fault } from "../theme/fault.tsx";
import { AlertsForm } from "./alerts-form.tsx";
import styles from "./alerts.module.css";
import { Deliveries } from "./deliveries.tsx";
import { SecretCard } from "./secret-card.tsx";
import { TestAlert } from "./test-alert.tsx";

/** While a test is under way its outcome is asked for this often. */
const askEveryMs = 1_000;

interface AlertsPanelProps {
  readonly about: Store;
  readonly question: { readonly store?: string };
}

/** Who is told outside the app what needs a person, and what became of the last alerts. */
export function AlertsPanel({ about, question }: AlertsPanelProps) {
  const { alerts: words, failures, manager } = useMessages();
  const { again, failure, value } = useAsked("getAlerts", { query: question });
  const [secret, setSecret] = useState<string | null>(null);
  const [edited, setEdited] = useState(false);
  useFresh(again);
  /** What the last change here was answered with: whoever types next types upon that. */
  const [kept, setKept] = useState<Alerts | null>(null);
  const read = value?.alerts ?? null;
  const alerts = kept !== null && read !== null && kept.version > read.version ? kept : read;
  const tests = alerts?.deliveries.some(isTestUnderWay) === true;
  useEffect(() => {
    if (!tests) return undefined;
    const timer = setInterval(again, askEveryMs);
    return () => clearInterval(timer);
  }, [tests, again]);

  function keep({ alerts: changed, secret: made }: AlertsAnswer): void {
    setKept(changed);
    if (made !== null) setSecret(made);
    again();
  }

  return (
    <section className={styles["panel"]} aria-labelledby="alerts-title" data-testid="alerts">
      <h2 id="alerts-title" className={styles["title"]}>
        {words.title}
      </h2>
      <p className={styles["soft"]}>{words.lead}</p>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {alerts === null ? (
        <p className={styles["soft"]}>{failure === null ? manager.loading : null}</p>
      ) : (
        <div className={styles["columns"]}>
          <div className={styles["part"]}>
            <AlertsForm
              told={alerts}
              question={question}
              onKept={keep}
              onRefused={again}
              onEdited={setEdited}
            />
            {secret === null ? null : (
              <SecretCard key={secret} secret={secret} onDone={() => setSecret(null)} />
            )}
            <TestAlert
              alerts={alerts}
              about={about}
              question={question}
              edited={edited}
              hasSecretOpen={secret !== null}
              onKept={keep}
              onTested={again}
            />
          </div>
          <Deliveries deliveries={alerts.deliveries} timeZone={about.timeZone} />
        </div>
      )}
    </section>
  );
}

function isTestUnderWay({ reason, state }: Alerts["deliveries"][number]): boolean {
  return reason === "test" && state === "waiting";
}
