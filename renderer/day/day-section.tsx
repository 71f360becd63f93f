import { addDays } from "../../contract/business-day.ts";
import { allStores } from "../../contract/stores.ts";
import { isOfEveryDay } from "../day-list/list-question.ts";
import { ExportButton } from "../export/export-button.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { useAddress } from "../manager/address.ts";
import { useManagedStore } from "../manager/managed-stores.tsx";
import { AllStoresDay } from "../stores/all-stores-day.tsx";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { DayBooks } from "./day-books.tsx";
import styles from "./day-section.module.css";
import { DaySwitcher } from "./day-switcher.tsx";
import { useDayKeys } from "./use-day-keys.ts";
import { useLookedAtDay } from "./use-looked-at-day.ts";

/** The store's business day: what needs a person, what came in, and every sale. */
export function DaySection() {
  const messages = useMessages();
  const words = messages.managerDay;
  const store = useManagedStore();
  const { query } = useAddress();
  const lookedAt = useLookedAtDay(store);
  const { day, fault, go, today } = lookedAt;
  useDayKeys((days) => {
    if (fault === null && !isOfEveryDay(query)) go(minOf(addDays(day, days), today));
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
  if (query["store"] === allStores) {
    return (
      <div className={styles["section"]}>
        <DaySwitcher lookedAt={lookedAt}>
          <ExportButton day={day} />
        </DaySwitcher>
        <AllStoresDay day={day} />
      </div>
    );
  }
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
