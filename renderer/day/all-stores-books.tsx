import { useMemo } from "react";

import { businessDay } from "../../contract/business-day.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { allStores } from "../../contract/stores.ts";
import { DayList } from "../day-list/day-list.tsx";
import { isOfEveryDay } from "../day-list/list-question.ts";
import { ExportButton } from "../export/export-button.tsx";
import { useAddress } from "../manager/address.ts";
import { useManagedStores, useToldStores } from "../manager/managed-stores.tsx";
import { useAsked } from "../manager/use-asked.ts";
import { useManagerEvents } from "../manager/watch-store.ts";
import { AllStoresDay } from "../stores/all-stores-day.tsx";
import { useChangesSoon } from "../stores/use-changes-soon.ts";
import { AttentionPanel } from "./attention-panel.tsx";
import styles from "./day-section.module.css";
import { DaySwitcher } from "./day-switcher.tsx";
import { DayTrouble } from "./day-trouble.tsx";
import { EveryDayLine } from "./every-day-line.tsx";
import { isWithin } from "./is-within.ts";
import { useAttention } from "./use-attention.ts";
import type { LookedAtDay } from "./use-looked-at-day.ts";

/** One business day of all of the manager's stores, each by its own clock: their sums and their sales. */
export function AllStoresBooks({ lookedAt }: { readonly lookedAt: LookedAtDay }) {
  const { day } = lookedAt;
  const { query } = useAddress();
  const everyDay = isOfEveryDay(query);
  const stores = useManagedStores();
  const days = useMemo(() => {
    const dayOf = ({ dayStartsAtHour, id, timeZone }: (typeof stores)[number]) =>
      [id, businessDay(day, timeZone, dayStartsAtHour)] as const;
    return new Map(stores.map(dayOf));
  }, [day, stores]);
  const isOfDay = ({ createdAt, store }: PaymentIntent) => {
    const interval = days.get(store.id);
    return interval !== undefined && isWithin(createdAt, interval);
  };
  const attention = useAttention({ day, isOfDay }, allStores);
  const sums = useAsked("getStoresDay", { params: { day } });
  useChangesSoon(sums.again);
  // A store's name, clock or first hour may have changed, or there is one more.
  const told = useToldStores();
  useManagerEvents(({ kind }) => {
    if (kind === "reset") told.again();
  });
  const asked = [sums, attention, told];
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
          <AllStoresDay day={sums.value?.day ?? null} failed={sums.failure !== null} />
        </>
      )}
      <DayList day={day} />
      <DayTrouble failure={failure} hasFigures={sums.value !== null} again={again} />
    </div>
  );
}
