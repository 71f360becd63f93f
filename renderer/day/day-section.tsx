import { businessDayOf } from "../../contract/business-day.ts";
import { useStore } from "../bridge/till-store.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { ExportButton } from "../export/export-button.tsx";
import { useFormatAmount, useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { useAsked } from "../manager/use-asked.ts";
import { useManagerEvents } from "../manager/watch-store.ts";
import { Field } from "../theme/field.tsx";

/** The store's business day: what came in. */
export function DaySection() {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const store = useStore();
  const { query } = useAddress();
  const day = query["day"] ?? businessDayOf(relayNow(), store.timeZone, store.dayStartsAtHour);
  const { again, failure, value } = useAsked("getDay", { params: { day } });
  useManagerEvents(again);

  return (
    <>
      <Field
        label={messages.manager.sections.day}
        labelPlace="above"
        value={day}
        fault={failure === null ? null : messages.failures[failure.code]}
        onChange={(next) => changeQuery({ day: next })}
      />
      {value === null ? null : <p>{formatAmount(value.day.received.amount, value.day.currency)}</p>}
      <ExportButton day={day} />
    </>
  );
}
