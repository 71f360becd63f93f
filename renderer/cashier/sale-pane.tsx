import { useEffect, useRef } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { OutcomePane } from "./outcome-pane.tsx";
import { PaidScreen } from "./paid-screen.tsx";
import styles from "./sale-pane.module.css";
import { isWaiting } from "./sale-view.ts";
import { useSaleView } from "./use-sale-view.ts";
import { WaitingPane } from "./waiting-pane.tsx";

interface SalePaneProps {
  readonly sale: Sale;
  /** The green that fills the screen. */
  readonly full: boolean;
  /** How many other sales need a person. */
  readonly personCount: number;
}

/** One sale, whatever has become of it. */
export function SalePane({ sale, full, personCount }: SalePaneProps) {
  const view = useSaleView(sale);
  const waiting = isWaiting(view);
  const pane = useRef<HTMLDivElement>(null);

  // What is new is read from its beginning; a button that is still there keeps the focus.
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!waiting || lost) pane.current?.focus();
  }, [waiting]);
  useEffect(() => pane.current?.focus(), []);

  return (
    <div
      ref={pane}
      className={styles["pane"]}
      tabIndex={-1}
      data-testid="sale-status"
      data-status={view.kind}
      data-sale-id={sale.id}
    >
      {waiting ? (
        <WaitingPane sale={sale} view={view} />
      ) : full && view.kind === "paid" ? (
        <PaidScreen sale={sale} view={view} personCount={personCount} />
      ) : (
        <OutcomePane sale={sale} view={view} />
      )}
    </div>
  );
}
