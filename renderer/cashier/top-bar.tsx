import type { Sale } from "../../contract/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { ManagerButton } from "../manager/manager-button.tsx";
import { useTestMode } from "../practice/use-test-mode.ts";
import { StaffChip } from "../staff/staff-chip.tsx";
import { TillBookButton } from "../till-book/till-book-button.tsx";
import { Icon } from "../theme/icon.tsx";
import { Hidden } from "../theme/hidden.tsx";
import { UpdateChip } from "../updates/update-chip.tsx";
import { ConnectionPill } from "./connection-pill.tsx";
import { isOpen, saleView } from "./sale-view.ts";
import styles from "./top-bar.module.css";

interface TopBarProps {
  /** The sales behind the drawer's button; `null` while they stand in a column of their own. */
  readonly sales: readonly Sale[] | null;
  readonly personCount: number;
  readonly onSales: () => void;
  readonly onBook: () => void;
  readonly onSettings: () => void;
}

export function TopBar({ sales, personCount, onSales, onBook, onSettings }: TopBarProps) {
  const messages = useMessages();
  const pairing = useTill((till) => till.pairing);
  const isTest = useTestMode();
  if (pairing.kind !== "paired") return null;
  const openCount = sales?.filter((sale) => isOpen(saleView(sale, false))).length ?? 0;

  return (
    <header className={styles["bar"]} data-test={isTest}>
      <span className={styles["brand"]}>Cobro</span>
      <span className={`${styles["pill"]} ${styles["place"]}`}>
        {pairing.store.name} · {pairing.till.name}
      </span>
      <span className={styles["space"]} />
      {isTest ? (
        <span className={`${styles["pill"]} ${styles["test"]}`}>{messages.testMode}</span>
      ) : null}
      <UpdateChip />
      <ConnectionPill />
      <StaffChip />
      {sales === null ? null : (
        <button
          type="button"
          className={styles["button"]}
          data-tone={personCount > 0 ? "care" : "quiet"}
          onClick={onSales}
        >
          <Icon name={personCount > 0 ? "care" : "list"} />
          <span>{messages.sales.title}</span>
          {openCount === 0 ? null : (
            <>
              {" "}
              <span className={styles["count"]}>{openCount}</span>{" "}
              <Hidden>{messages.sales.openWord(openCount)}</Hidden>
            </>
          )}
          {personCount === 0 ? null : <Hidden>. {messages.needsPerson(personCount)}</Hidden>}
        </button>
      )}
      <ManagerButton className={styles["button"]} />
      <TillBookButton className={styles["button"]} onOpen={onBook} />
      <button
        type="button"
        className={styles["button"]}
        aria-label={messages.settings.title}
        title={messages.settings.title}
        onClick={onSettings}
      >
        <Icon name="settings" />
      </button>
    </header>
  );
}
