import { businessDayOf } from "../../contract/business-day.ts";
import { allStores } from "../../contract/stores.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { useManagedStore } from "../manager/managed-stores.tsx";
import { useAsked } from "../manager/use-asked.ts";
import { useManagerEvents } from "../manager/watch-store.ts";
import { AllStoresDay } from "../stores/all-stores-day.tsx";
import { Field } from "../theme/field.tsx";

/** The store's business day: what came in. */
export function DaySection() {
  const messages = useMessages();
  const store = useManagedStore();
  const { query } = useAddress();
  const day = query["day"] ?? businessDayOf(relayNow(), store.timeZone, store.dayStartsAtHour);
  return (
    <>
      <Field
        label={messages.manager.sections.day}
        labelPlace="above"
        value={day}
        onChange={(next) => changeQuery({ day: next })}
      />
      {query["store"] === allStores ? (
        <AllStoresDay day={day} />
      ) : (
        <OneStoresDay day={day} storeChoice={query["store"]} />
      )}
    </>
  );
}

interface OneStoresDayProps {
  readonly day: string;
  readonly storeChoice: string | undefined;
}

function OneStoresDay({ day, storeChoice }: OneStoresDayProps) {
  const { failures } = useMessages();
  const formatAmount = useFormatAmount();
  const query = storeChoice === undefined ? {} : { store: storeChoice };
  const { again, failure, value } = useAsked("getDay", { params: { day }, query });
  useManagerEvents(again);
  if (failure !== null) return <p>{failures[failure.code]}</p>;
  return value === null ? null : (
    <p>{formatAmount(value.day.received.amount, value.day.currency)}</p>
  );
}
