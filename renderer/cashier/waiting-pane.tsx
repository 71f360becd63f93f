import { useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { paysHere } from "../../contract/pays-here.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { PayHere } from "../embedded/pay-here.tsx";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Amount } from "../theme/amount.tsx";
import { Icon } from "../theme/icon.tsx";
import { PracticePanel } from "../practice/practice-panel.tsx";
import { usePractises } from "../practice/use-practice.ts";
import { Banner } from "./banner.tsx";
import { PayQr } from "./pay-qr.tsx";
import { ScanHelp } from "./scan-help.tsx";
import type { WaitingView } from "./sale-view.ts";
import { tellingOf } from "./sale-words.ts";
import { Steps } from "./steps.tsx";
import { TimeRing } from "./time-ring.tsx";
import { TipNote } from "./tip-note.tsx";
import { TruthLine } from "./truth-line.tsx";
import { WaitingActions } from "./waiting-actions.tsx";
import styles from "./waiting-pane.module.css";

interface WaitingPaneProps {
  readonly sale: Sale;
  readonly view: WaitingView;
}

/** A sale that waits for the customer or for the bank's word. */
export function WaitingPane({ sale, view }: WaitingPaneProps) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const amount = formatAmount(sale.amount, sale.currency);
  const practises = usePractises();
  const telling = tellingOf(view, messages);
  const qr = "qr" in view ? view.qr : null;
  const isHere = useTill((till) => qr !== null && paysHere(till, qr.payUrl));
  const [wantsHelp, setHelping] = useState(false);
  // The help ends with the QR that it is for.
  const helping = wantsHelp && qr !== null;
  const closeHelp = () => setHelping(false);
  const trouble = sale.trouble === null ? null : messages.failures[sale.trouble.code];

  return (
    <div className={styles["frame"]}>
      <OfflineBanner />
      <div className={styles["pane"]}>
        {practises && (qr !== null || view.kind === "confirming") ? (
          <PracticePanel sale={sale} isConfirming={view.kind === "confirming"} />
        ) : qr === null ? (
          <div className={styles["placeholder"]} data-kind={view.kind}>
            <span className={styles["symbol"]}>
              <Icon name="clock" />
            </span>
            <p className={styles["headline"]}>{telling.title}</p>
            <p className={styles["sentence"]}>{telling.body}</p>
          </div>
        ) : isHere ? (
          <PayHere saleId={sale.id} />
        ) : (
          <PayQr payUrl={qr.payUrl} label={messages.sale.qrLabel(amount)} />
        )}
        <div className={styles["facts"]}>
          <h1 className={styles["amount"]}>
            <Amount text={amount} />
          </h1>
          <div className={styles["about"]}>
            {qr === null || qr.expiresAt === null ? null : (
              <TimeRing from={qr.createdAt} to={qr.expiresAt} />
            )}
            <div>
              {sale.reference === null ? null : (
                <p className={styles["reference"]}>{sale.reference}</p>
              )}
              <TipNote sale={sale} />
              {qr === null ? null : (
                <p className={styles["soft"]}>
                  {isHere ? messages.embedded.payHere.telling : telling.body}
                </p>
              )}
            </div>
          </div>
          {helping ? null : <Steps kind={view.kind} isHere={isHere} />}
          <TruthLine sale={sale} view={view} />
          {trouble === null ? null : (
            <Banner tone="care" icon="offline">
              {view.kind === "creating" ? messages.sale.trouble(trouble) : trouble}
            </Banner>
          )}
          {helping && qr !== null ? (
            <ScanHelp sale={sale} payUrl={qr.payUrl} onBack={closeHelp} />
          ) : (
            <WaitingActions
              sale={sale}
              view={view}
              onHelp={qr === null || isHere || practises ? null : () => setHelping(true)}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** A till that hears nothing says so, and never guesses. */
function OfflineBanner() {
  const { connection: words } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const connection = useTill((till) => till.connection);
  if (connection.kind !== "offline") return null;
  return (
    <Banner tone="bad" icon="offline">
      {words.waitingOffline(timeOfDay(connection.since, language, timeZone))}
    </Banner>
  );
}
