import { useMemo } from "react";

import { useTill } from "../bridge/till-store.ts";
import { Announcement } from "../cashier/announcement.tsx";
import { Banner } from "../cashier/banner.tsx";
import { ConnectionPill } from "../cashier/connection-pill.tsx";
import { PayPageBar } from "../cashier/pay-page-bar.tsx";
import { needsPerson, saleView } from "../cashier/sale-view.ts";
import { shownSale } from "../cashier/shown-sale.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { LeaveKioskButton } from "../kiosk/leave-kiosk-button.tsx";
import { useTestMode } from "../practice/use-test-mode.ts";
import { NewsTelling } from "../sales/news-telling.tsx";
import { saleGroups } from "../sales/sale-groups.ts";
import { relayHost } from "../settings/relay-host.ts";
import { SilenceButton } from "../sound/silence-button.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./lock-screen.module.css";
import { LockedSale } from "./locked-sale.tsx";
import { SignInPanel } from "./sign-in-panel.tsx";

/** A till that waits for somebody: whom it trusts, the sale that goes on, and the PIN. */
export function LockScreen() {
  const messages = useMessages();
  const { settings, staff: words } = messages;
  const pairing = useTill((till) => till.pairing);
  const isTest = useTestMode();
  const signIn = useTill((till) => till.signIn);
  const sales = useTill((till) => till.sales);
  const shown = useMemo(() => shownSale(sales, null), [sales]);
  const news = useMemo(() => saleGroups(sales, shown?.id ?? null).news, [sales, shown]);
  const persons = sales.filter((sale) => needsPerson(saleView(sale, false)));
  const told = [...persons.filter(({ id }) => id !== shown?.id), ...news];
  const payPageOf = useTill((till) => till.sales.find(({ id }) => id === till.payPageOf) ?? null);
  if (pairing.kind !== "paired" || signIn.kind !== "locked") return null;
  const personCount = persons.length;
  const facts = [
    [settings.relay, relayHost(pairing.relayUrl)],
    [settings.store, pairing.store.name],
    [settings.till, pairing.till.name],
  ] as const;

  return (
    <div className={styles["screen"]} data-testid="lock-screen">
      <Announcement sale={shown} />
      <NewsTelling news={told} />
      {payPageOf === null ? null : <PayPageBar sale={payPageOf} personCount={personCount} />}
      <header className={styles["bar"]} hidden={payPageOf !== null}>
        <span className={styles["brand"]}>Cobro</span>
        <h1 className={styles["locked"]}>
          <Icon name="lock" />
          {words.locked}
        </h1>
        <span className={styles["space"]} />
        <SilenceButton />
        {personCount === 0 ? null : (
          <span className={styles["pill"]} data-tone="care">
            <Icon name="care" />
            {messages.needsPerson(personCount)}
          </span>
        )}
        {isTest ? (
          <span className={styles["pill"]} data-tone="test">
            {messages.testMode}
          </span>
        ) : null}
        <ConnectionPill />
      </header>
      <main
        className={styles["columns"]}
        data-with-sale={shown !== null}
        inert={payPageOf !== null}
      >
        {shown === null ? null : <LockedSale key={shown.id} sale={shown} />}
        <section className={styles["work"]} aria-label={words.locked}>
          <div className={styles["card"]}>
            {signIn.why === null ? null : (
              <Banner tone="care" icon="care">
                {messages.failures[signIn.why.code]}
              </Banner>
            )}
            <SignInPanel
              members={signIn.members}
              preselectedId={signIn.lastStaffId}
              inDialog={false}
            />
            <div className={styles["trust"]}>
              <dl className={styles["facts"]}>
                {facts.map(([term, fact]) => (
                  <div key={term} className={styles["fact"]}>
                    <dt>{term}</dt>
                    <dd>{fact}</dd>
                  </div>
                ))}
              </dl>
              <p className={styles["help"]}>{settings.relayHelp}</p>
            </div>
            <LeaveKioskButton />
          </div>
        </section>
      </main>
    </div>
  );
}
