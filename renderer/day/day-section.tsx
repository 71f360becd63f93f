import { addDays } from "../../contract/business-day.ts";
import { useStore } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { useAddress } from "../manager/address.ts";
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
  const store = useStore();
  const { query } = useAddress();
  const lookedAt = useLookedAtDay(store);
  const { day, fault, go, today } = lookedAt;
  useDayKeys((days) => {
    if (fault === null) go(minOf(addDays(day, days), today));
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
  return (
    <DayBooks
      key={query["store"] ?? ""}
      lookedAt={lookedAt}
      rule={store}
      storeChoice={query["store"]}
    />
  );
}

function minOf(a: string, b: string): string {
  return a < b ? a : b;
}
