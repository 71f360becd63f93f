import { addDays } from "../../contract/business-day.ts";
import { allStores } from "../../contract/stores.ts";
import { isOfEveryDay } from "../day-list/list-question.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { useAddress } from "../manager/address.ts";
import { useManagedStore, useManagedStores } from "../manager/managed-stores.tsx";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { AllStoresBooks } from "./all-stores-books.tsx";
import { DayBooks } from "./day-books.tsx";
import styles from "./day-section.module.css";
import type { DayRule } from "./day-clock.ts";
import { DaySwitcher } from "./day-switcher.tsx";
import { useDayKeys } from "./use-day-keys.ts";
import { useLookedAtDay } from "./use-looked-at-day.ts";

const none: readonly DayRule[] = [];

/** The business day of a store or of all: what needs a person, what came in, and every sale. */
export function DaySection() {
  const messages = useMessages();
  const words = messages.managerDay;
  const store = useManagedStore();
  const { query } = useAddress();
  const stores = useManagedStores();
  const isOfAll = query["store"] === allStores;
  const lookedAt = useLookedAtDay(store, isOfAll ? stores : none);
  const { day, fault, go, latest, today } = lookedAt;
  useDayKeys((days) => {
    if (fault === null && !isOfEveryDay(query)) go(minOf(addDays(day, days), latest));
  });

  if (fault !== null) {
    return (
      <div className={styles["section"]}>
        <DaySwitcher lookedAt={lookedAt} />
        <div className={styles["fault"]}>
          <Fault text={messages.failures[fault]} />
          <Button kind="primary" onClick={() => go(today)}>
            {words.today}
          </Button>
        </div>
      </div>
    );
  }
  if (isOfAll) return <AllStoresBooks lookedAt={lookedAt} />;
  return (
    <DayBooks
      key={query["store"] ?? ""}
      lookedAt={lookedAt}
      store={store}
      storeChoice={query["store"]}
    />
  );
}

function minOf(a: string, b: string): string {
  return a < b ? a : b;
}
