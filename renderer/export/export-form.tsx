import { useState } from "react";

import type { ExportQuery } from "../../contract/manager-api.ts";
import { businessDayOf } from "../../contract/business-day.ts";
import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { relayNow } from "../clock/relay-clock.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { useAddress } from "../manager/address.ts";
import { useManagedStore } from "../manager/managed-stores.tsx";
import { useAsked } from "../manager/use-asked.ts";
import { Button } from "../theme/button.tsx";
import { Choices } from "../theme/choices.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./export-form.module.css";
import { formatNames } from "./export-words.ts";
import { listFilters } from "./list-filters.ts";
import { RangeDay } from "./range-day.tsx";

/** The days, the sales and the format; how many rows that is; and where to. */
export function ExportForm({ day }: { readonly day: string }) {
  const { export: words, failures } = useMessages();
  const language = useLanguage();
  const store = useManagedStore();
  const { query: address } = useAddress();
  const ownToday = businessDayOf(relayNow(), store.timeZone, store.dayStartsAtHour);
  // Of all stores one may be a day ahead.
  const today = day > ownToday ? day : ownToday;
  const filters = listFilters(address);
  const isFiltered = Object.keys(filters).length > 0;
  const [days, setDays] = useState<"one" | "many">("one");
  const [from, setFrom] = useState(day);
  const [to, setTo] = useState(day);
  const [which, setWhich] = useState<"all" | "filtered">(isFiltered ? "filtered" : "all");
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Failure | null>(null);

  const query: ExportQuery = {
    ...(address["store"] === undefined ? {} : { store: address["store"] }),
    ...(days === "one" ? { from: day, to: day } : { from, to }),
    ...(which === "filtered" ? filters : {}),
  };
  const { failure, value } = useAsked("countExport", { query });
  const fault = refusal ?? failure;

  const start = async () => {
    setBusy(true);
    setRefusal(null);
    const answer = await bridge.call("export.start", { format, query });
    setBusy(false);
    if (!answer.ok) setRefusal(answer.failure);
  };

  const count = new Intl.NumberFormat(language, { useGrouping: "always" });
  const expected =
    value === null
      ? words.counting
      : value.rows === 0
        ? words.none
        : words.rows(count.format(value.rows), value.rows === 1);

  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <div className={styles["columns"]}>
        <div className={styles["column"]}>
          <Choices
            legend={words.days}
            choices={[
              { value: "one", label: words.oneDay },
              { value: "many", label: words.manyDays },
            ]}
            chosen={days}
            fault={null}
            onChoose={setDays}
          />
          {days === "one" ? null : (
            <div className={styles["range"]}>
              <RangeDay label={words.from} day={from} today={today} onChange={setFrom} />
              <RangeDay label={words.to} day={to} today={today} onChange={setTo} />
            </div>
          )}
        </div>
        <div className={styles["column"]}>
          {isFiltered ? (
            <Choices
              legend={words.which}
              choices={[
                { value: "filtered", label: words.filtered },
                { value: "all", label: words.all },
              ]}
              chosen={which}
              fault={null}
              onChoose={setWhich}
            />
          ) : null}
          <div>
            <Choices
              legend={words.format}
              choices={[
                { value: "xlsx", label: formatNames.xlsx },
                { value: "csv", label: formatNames.csv },
              ]}
              chosen={format}
              fault={null}
              onChoose={setFormat}
            />
            <p className={styles["hint"]}>{words.formatHints[format]}</p>
          </div>
        </div>
      </div>
      <div className={styles["end"]}>
        <div className={styles["told"]}>
          <output className={styles["expected"]} data-testid="export-expected">
            {fault === null ? expected : ""}
          </output>
          <Fault text={fault === null ? null : failures[fault.code]} />
        </div>
        <Button
          type="submit"
          kind="primary"
          disabled={busy || value === null || value.rows === 0 || failure !== null}
        >
          {busy ? words.starting : words.start}
        </Button>
      </div>
    </form>
  );
}
