import { useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";

import type { Sale } from "../../contract/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { currentProblem } from "../problem/current-problem.ts";
import { ProblemPane } from "../problem/problem-pane.tsx";
import { ProblemStrip } from "../problem/problem-strip.tsx";
import { NewsKey } from "../sales/news-key.tsx";
import { NewsStrip } from "../sales/news-strip.tsx";
import { NewsTelling } from "../sales/news-telling.tsx";
import { saleGroups } from "../sales/sale-groups.ts";
import { SaleList } from "../sales/sale-list.tsx";
import { SettingsDialog } from "../settings/settings-dialog.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { TillBookDialog } from "../till-book/till-book-dialog.tsx";
import { AlarmStrip } from "./alarm-strip.tsx";
import { Announcement } from "./announcement.tsx";
import styles from "./cashier-screen.module.css";
import { KeypadPane } from "./keypad-pane.tsx";
import { ProvisioningNotice } from "../provisioning/provisioning-notice.tsx";
import { Notice } from "./notice.tsx";
import { PayPageBar } from "./pay-page-bar.tsx";
import { pickSale, usePickedSaleStore } from "./picked-sale-store.ts";
import { SalePane } from "./sale-pane.tsx";
import { needsPerson, saleView } from "./sale-view.ts";
import { shownSale } from "./shown-sale.ts";
import { TopBar } from "./top-bar.tsx";
import { useNarrow } from "./use-narrow.ts";
import { useStrayClicks } from "./use-stray-clicks.ts";

/** The till at work: one sale, and the truth about everything else. */
export function CashierScreen() {
  useStrayClicks();
  const sales = useTill((till) => till.sales);
  const pickedId = usePickedSaleStore((state) => state.pickedId);
  const shown = useMemo(() => shownSale(sales, pickedId), [sales, pickedId]);
  const others = useMemo(
    () => sales.filter((sale) => sale.id !== shown?.id || sale.left),
    [sales, shown],
  );
  const persons = useMemo(
    () => sales.filter((sale) => needsPerson(saleView(sale, false))),
    [sales],
  );
  const news = useMemo(() => saleGroups(others, shown?.id ?? null).news, [others, shown]);
  const otherPersons = persons.filter(({ id }) => id !== shown?.id);
  const personCount = otherPersons.length;
  const told = [...otherPersons, ...news];
  // Green fills the screen once, when it is news; a sale that was left shows its success quietly.
  const green = shown !== null && !shown.left && saleView(shown, false).kind === "paid";

  return (
    <>
      <Announcement sale={shown} />
      <NewsTelling news={told} />
      {green ? (
        <SalePane key={shown.id} sale={shown} full personCount={personCount} />
      ) : (
        <Columns
          shown={shown}
          others={others}
          news={news}
          persons={persons}
          personCount={personCount}
        />
      )}
    </>
  );
}

interface ColumnsProps {
  readonly shown: Sale | null;
  readonly others: readonly Sale[];
  /** What has turned and was not seen yet. */
  readonly news: readonly Sale[];
  readonly persons: readonly Sale[];
  readonly personCount: number;
}

function Columns({ shown, others, news, persons, personCount }: ColumnsProps) {
  const { sales: words } = useMessages();
  const [panel, setPanel] = useState<"settings" | "sales" | "book" | null>(null);
  const problem = useTill(useShallow(currentProblem));
  const narrow = useNarrow();
  const closePanel = () => setPanel(null);
  const pick = (id: string) => {
    pickSale(id);
    closePanel();
  };
  const shownId = shown?.id ?? null;
  const [firstNews] = news;
  const payPageOf = useTill((till) => till.sales.find(({ id }) => id === till.payPageOf) ?? null);

  const list = <SaleList sales={others} shownId={shownId} onPick={pick} />;
  return (
    <div className={styles["screen"]}>
      {payPageOf === null ? (
        <TopBar
          sales={narrow ? others : null}
          personCount={personCount}
          onSales={() => setPanel("sales")}
          onBook={() => setPanel("book")}
          onSettings={() => setPanel("settings")}
        />
      ) : (
        <PayPageBar sale={payPageOf} personCount={persons.length} />
      )}
      {/* Under the pay page it is neither seen nor reached. */}
      <div className={styles["below"]} inert={payPageOf !== null}>
        <Notice />
        <ProvisioningNotice />
        {problem === null || shown === null ? null : <ProblemStrip problem={problem} />}
        {firstNews === undefined ? null : <NewsKey key={firstNews.id} sale={firstNews} />}
        {persons.length > 0 || (narrow && firstNews !== undefined) ? (
          <div className={styles["strips"]}>
            <AlarmStrip sales={persons} shownId={shownId} />
            {narrow ? (
              <NewsStrip news={news} onPick={pick} onMore={() => setPanel("sales")} />
            ) : null}
          </div>
        ) : null}
        <div className={styles["columns"]} data-narrow={narrow}>
          <main className={styles["work"]}>
            {shown === null && problem !== null ? (
              <ProblemPane key={problem.code} problem={problem} />
            ) : shown === null ? (
              <KeypadPane />
            ) : (
              <SalePane key={shown.id} sale={shown} full={false} personCount={personCount} />
            )}
          </main>
          {narrow ? null : (
            <aside className={styles["side"]} aria-label={words.title}>
              {list}
            </aside>
          )}
        </div>
      </div>
      {panel === "book" ? <TillBookDialog onClose={closePanel} /> : null}
      {panel === "settings" ? <SettingsDialog onClose={closePanel} /> : null}
      {panel === "sales" && narrow ? (
        <Dialog title={words.title} closeLabel={words.close} place="side" onClose={closePanel}>
          {list}
        </Dialog>
      ) : null}
    </div>
  );
}
