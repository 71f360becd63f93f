import { addDays, businessDay } from "../../contract/business-day.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import type { ManagedStore } from "../../contract/stores.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { ExportButton } from "../export/export-button.tsx";
import { DayList } from "../day-list/day-list.tsx";
import { isOfEveryDay } from "../day-list/list-question.ts";
import { useAddress } from "../manager/address.ts";
import { AttentionPanel } from "./attention-panel.tsx";
import { ByTable } from "./by-table.tsx";
import styles from "./day-section.module.css";
import { DayTrouble } from "./day-trouble.tsx";
import { DaySwitcher } from "./day-switcher.tsx";
import { EveryDayLine } from "./every-day-line.tsx";
import { Glance } from "./glance.tsx";
import { HourBars } from "./hour-bars.tsx";
import { isWithin } from "./is-within.ts";
import { useAttention } from "./use-attention.ts";
import { useDayTotals } from "./use-day-totals.ts";
import type { LookedAtDay } from "./use-looked-at-day.ts";

/** What the list's filter calls those that were charged with nobody signed in. */
const nobody = "none";

interface DayBooksProps {
  readonly lookedAt: LookedAtDay;
  readonly store: ManagedStore;
  /** As it stands in the address. */
  readonly storeChoice: string | undefined;
}

/** One business day of one store. */
export function DayBooks({ lookedAt, store, storeChoice }: DayBooksProps) {
  const { managerDay: words } = useMessages();
  const { day } = lookedAt;
  const { query } = useAddress();
  const everyDay = isOfEveryDay(query);
  const interval = businessDay(day, store.timeZone, store.dayStartsAtHour);
  const isOfDay = ({ createdAt }: PaymentIntent) => isWithin(createdAt, interval);
  const attention = useAttention({ day, isOfDay }, storeChoice);
  const present = useDayTotals(day, storeChoice);
  const yesterday = useDayTotals(addDays(day, -1), storeChoice);
  const lastWeek = useDayTotals(addDays(day, -7), storeChoice);
  const totals = present.value;
  const asked = [present, yesterday, lastWeek, attention];
  const failure = asked.find((each) => each.failure !== null)?.failure ?? null;
  const again = () => {
    for (const each of asked) if (each.failure !== null) each.again();
  };

  return (
    <div className={styles["section"]} data-testid="day" data-day={day}>
      {everyDay ? (
        <EveryDayLine lookedAt={lookedAt} />
      ) : (
        <>
          <DaySwitcher lookedAt={lookedAt}>
            <ExportButton day={day} />
          </DaySwitcher>
          <AttentionPanel attention={attention} day={day} />
          <Glance totals={totals} failed={present.failure !== null} />
        </>
      )}
      {totals === null || everyDay ? null : (
        <>
          <HourBars
            totals={totals}
            before={[yesterday.value, lastWeek.value]}
            timeZone={store.timeZone}
          />
          <div className={styles["tables"]}>
            <ByTable
              key={`till ${day}`}
              title={words.by.till}
              filter="till"
              currency={totals.currency}
              rows={totals.byTill.map(({ received, till }) => ({ ...till, received }))}
            />
            <ByTable
              key={`cashier ${day}`}
              title={words.by.cashier}
              filter="cashier"
              currency={totals.currency}
              rows={totals.byCashier.map(({ cashier, received }) => ({
                id: cashier?.id ?? nobody,
                name: cashier?.name ?? words.by.nobody,
                received,
              }))}
            />
          </div>
        </>
      )}
      <DayList day={day} />
      <DayTrouble failure={failure} hasFigures={totals !== null} again={again} />
    </div>
  );
}
