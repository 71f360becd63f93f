import { useEffect, useMemo, type ReactNode } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { ConnectionPill } from "../cashier/connection-pill.tsx";
import { isInDialog, isTextField } from "../cashier/key-target.ts";
import { needsPerson, saleView } from "../cashier/sale-view.ts";
import { timeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { useTestMode } from "../practice/use-test-mode.ts";
import { NewsTelling } from "../sales/news-telling.tsx";
import { saleGroups } from "../sales/sale-groups.ts";
import { Icon } from "../theme/icon.tsx";
import { goToTill } from "./address.ts";
import { useManagedStores } from "./managed-stores.tsx";
import styles from "./manager-bar.module.css";

/**
 * Above the manager's screens: the way back to the till, with what calls there, and who is here.
 * @param children what the screens put between
 */
export function ManagerBar({ children }: { readonly children?: ReactNode }) {
  const messages = useMessages();
  const words = messages.manager;
  const language = useLanguage();
  const { timeZone } = useStore();
  const access = useTill((till) => till.manager);
  const isTest = useTestMode();
  const stores = useManagedStores();
  const sales = useTill((till) => till.sales);
  const calling = useMemo(() => {
    const persons = sales.filter((sale) => needsPerson(saleView(sale, false)));
    const { news } = saleGroups(sales, null);
    return [...new Set([...persons, ...news])];
  }, [sales]);

  const until =
    access === null
      ? ""
      : words.endsAt(access.staff.name, timeOfDay(access.endsAt, language, timeZone));
  const backLabel =
    calling.length === 0
      ? words.backToTill
      : `${words.backToTill}. ${words.tillCalls(calling.length)}`;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { defaultPrevented, key, target } = event;
      if (key !== "Escape" || defaultPrevented || isInDialog(target) || isTextField(target)) return;
      event.preventDefault();
      goToTill();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <header
      className={styles["bar"]}
      data-crowded={isTest || stores.length > 1}
      data-stores={stores.length > 1 ? "many" : "one"}
    >
      <button
        type="button"
        className={styles["back"]}
        data-tone={calling.length > 0 ? "care" : "quiet"}
        aria-keyshortcuts="Escape"
        // The word is not to be seen on narrow screens.
        aria-label={backLabel}
        title={words.backToTill}
        onClick={goToTill}
      >
        <Icon name="previous" />
        <span className={styles["word"]}>{words.backToTill}</span>
        {calling.length === 0 ? null : (
          <>
            {" "}
            <span className={styles["count"]} aria-hidden="true">
              {calling.length}
            </span>
          </>
        )}
      </button>
      {children}
      <span className={styles["space"]} />
      <NewsTelling news={calling} />
      {isTest ? (
        <span className={`${styles["pill"]} ${styles["test"]}`}>{messages.testMode}</span>
      ) : null}
      <ConnectionPill />
      {access === null ? null : (
        <>
          <span className={`${styles["pill"]} ${styles["person"]}`} title={until}>
            <span className={styles["until"]}>{until}</span>
            <span className={styles["name"]}>{access.staff.name}</span>
          </span>
          <LeaveButton />
        </>
      )}
    </header>
  );
}

/** Closes the books; who came with their own session locks the till. */
function LeaveButton() {
  const { manager: words, staff } = useMessages();
  const managerId = useTill((till) => till.manager?.staff.id);
  const signedInId = useTill(({ signIn }) =>
    signIn.kind === "signed_in" ? signIn.staff.id : undefined,
  );
  const own = managerId === signedInId;
  const label = own ? staff.lock : words.leave;
  return (
    <button
      type="button"
      className={styles["leave"]}
      aria-label={label}
      title={label}
      onClick={() => {
        goToTill();
        void bridge.call(own ? "staff.lock" : "manager.leave", {});
      }}
    >
      <Icon name="lock" />
    </button>
  );
}
