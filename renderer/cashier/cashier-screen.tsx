import { useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";

import type { Sale } from "../../contract/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { currentProblem } from "../problem/current-problem.ts";
import { ProblemPane } from "../problem/problem-pane.tsx";
import { ProblemStrip } from "../problem/problem-strip.tsx";
import { SaleList } from "../sales/sale-list.tsx";
import { SettingsDialog } from "../settings/settings-dialog.tsx";
import { NewsAnnouncement } from "../sound/news-announcement.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Announcement } from "./announcement.tsx";
import styles from "./cashier-screen.module.css";
import { KeypadPane } from "./keypad-pane.tsx";
import { Notice } from "./notice.tsx";
import { pickSale, usePickedSaleStore } from "./picked-sale-store.ts";
import { SalePane } from "./sale-pane.tsx";
import { needsPerson, saleView } from "./sale-view.ts";
import { shownSale } from "./shown-sale.ts";
import { TopBar } from "./top-bar.tsx";
import { useNarrow } from "./use-narrow.ts";

/** The till at work: one sale, and the truth about everything else. */
export function CashierScreen() {
  const sales = useTill((till) => till.sales);
  const pickedId = usePickedSaleStore((state) => state.pickedId);
  const shown = useMemo(() => shownSale(sales, pickedId), [sales, pickedId]);
  const others = useMemo(
    () => sales.filter((sale) => sale.id !== shown?.id || sale.left),
    [sales, shown],
  );
  const personCount = others.filter((sale) => needsPerson(saleView(sale, false))).length;
  // Green fills the screen once, when it is news; a sale that was left shows its success quietly.
  const green = shown !== null && !shown.left && saleView(shown, false).kind === "paid";

  return (
    <>
      <Announcement sale={shown} />
      <NewsAnnouncement />
      {green ? (
        <SalePane key={shown.id} sale={shown} full personCount={personCount} />
      ) : (
        <Columns shown={shown} others={others} personCount={personCount} />
      )}
    </>
  );
}

interface ColumnsProps {
  readonly shown: Sale | null;
  readonly others: readonly Sale[];
  readonly personCount: number;
}

function Columns({ shown, others, personCount }: ColumnsProps) {
  const { sales: words } = useMessages();
  const [panel, setPanel] = useState<"settings" | "sales" | null>(null);
  const problem = useTill(useShallow(currentProblem));
  const narrow = useNarrow();
  const closePanel = () => setPanel(null);

  const list = (
    <SaleList
      sales={others}
      shownId={shown?.id ?? null}
      onPick={(id) => {
        pickSale(id);
        closePanel();
      }}
    />
  );
  return (
    <div className={styles["screen"]}>
      <TopBar
        sales={narrow ? others : null}
        personCount={personCount}
        onSales={() => setPanel("sales")}
        onSettings={() => setPanel("settings")}
      />
      <Notice />
      {problem === null || shown === null ? null : <ProblemStrip problem={problem} />}
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
      {panel === "settings" ? <SettingsDialog onClose={closePanel} /> : null}
      {panel === "sales" && narrow ? (
        <Dialog title={words.title} closeLabel={words.close} place="side" onClose={closePanel}>
          {list}
        </Dialog>
      ) : null}
    </div>
  );
}
