import { useEffect, useMemo, useRef, useState } from "react";

import { businessDayOf } from "../../contract/business-day.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { useNarrow } from "../cashier/use-narrow.ts";
import { useNow } from "../clock/use-now.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Field } from "../theme/field.tsx";
import { Icon } from "../theme/icon.tsx";
import { DayField } from "./day-field.tsx";
import { foundSale } from "./found-sale.ts";
import { FoundSaleFacts } from "./found-sale-facts.tsx";
import { FoundSaleRow } from "./found-sale-row.tsx";
import styles from "./sales-tab.module.css";
import { useFoundSales } from "./use-found-sales.ts";

const minuteMs = 60_000;

/** The till's own sales: a day's, or on every day those that match what was typed. */
export function SalesTab() {
  const messages = useMessages();
  const { tillBook, failures } = messages;
  const words = tillBook.sales;
  const today = useToday();
  const [day, setDay] = useState(today);
  const [typed, setTyped] = useState("");
  const [pickedId, setPickedId] = useState<string | null>(null);
  const q = typed.trim();
  const { failure, kind, more, nextCursor, paymentIntents } = useFoundSales(day, q);
  const followed = useTill((till) => till.sales);
  const sales = useMemo(
    () => paymentIntents.map((intent) => foundSale(intent, followed)),
    [paymentIntents, followed],
  );
  const picked = sales.find((sale) => sale.id === pickedId) ?? null;
  const narrow = useNarrow();
  const list = useRef<HTMLUListElement>(null);

  // Back from the facts, the focus stands where it left.
  const returnTo = useRef<string | null>(null);
  useEffect(() => {
    if (picked !== null || returnTo.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-sale-id="${returnTo.current}"]`)?.focus();
    returnTo.current = null;
  }, [picked]);
  const back = () => {
    returnTo.current = pickedId;
    setPickedId(null);
  };

  /** Another question: what was picked belongs to the last one. */
  const ask = (question: (words: string) => void) => (words: string) => {
    setPickedId(null);
    question(words);
  };

  if (narrow && picked !== null) {
    return (
      <div className={styles["alone"]}>
        <FoundSaleFacts key={picked.id} sale={picked} onBack={back} />
      </div>
    );
  }
  const status =
    failure !== null
      ? failures[failure.code]
      : kind === "loading"
        ? tillBook.loading
        : sales.length > 0
          ? words.found(sales.length)
          : q === ""
            ? words.noneOfDay
            : words.noneFound;
  return (
    <div className={styles["tab"]} data-narrow={narrow}>
      <div className={styles["work"]}>
        <search className={styles["search"]}>
          <DayField day={day} today={today} disabled={q !== ""} onChange={ask(setDay)} />
          <Field
            label={words.search}
            labelPlace="inside"
            value={typed}
            first
            maxLength={200}
            onChange={ask(setTyped)}
          />
        </search>
        <output className={styles["status"]} data-failed={failure !== null}>
          {failure === null ? null : <Icon name="care" />}
          {q === "" || failure !== null ? status : `${words.everyDay} · ${status}`}
        </output>
        <ul ref={list} className={styles["rows"]} aria-label={tillBook.tabs.sales}>
          {sales.map((sale) => (
            <li key={sale.id}>
              <FoundSaleRow
                sale={sale}
                withDay={q !== ""}
                picked={sale.id === pickedId}
                onPick={setPickedId}
              />
            </li>
          ))}
        </ul>
        {failure === null && nextCursor === null ? null : (
          <Button disabled={kind === "loading"} onClick={more}>
            {failure === null ? words.more : tillBook.again}
          </Button>
        )}
      </div>
      {narrow ? null : (
        <aside className={styles["side"]}>
          {picked === null ? (
            <p className={styles["hint"]}>{words.pick}</p>
          ) : (
            <FoundSaleFacts key={picked.id} sale={picked} onBack={null} />
          )}
        </aside>
      )}
    </div>
  );
}

/** The business day by the relay's clock. */
function useToday(): string {
  const { dayStartsAtHour, timeZone } = useStore();
  const now = useNow(minuteMs);
  return businessDayOf(now, timeZone, dayStartsAtHour);
}
