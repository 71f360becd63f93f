import type { Sale } from "../../contract/bridge.ts";
import { useStore } from "../bridge/till-store.ts";
import { dayUnlessToday, timeOfDay } from "../clock/time-of-day.ts";
import { useNow } from "../clock/use-now.ts";
import { institutionName } from "../../contract/institution-name.ts";
import { isOpen, needsPerson, toneOf, type SaleView } from "../cashier/sale-view.ts";
import { wordsOf } from "../cashier/sale-words.ts";
import { useSaleView } from "../cashier/use-sale-view.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import type { Messages } from "../i18n/messages.ts";
import { Hidden } from "../theme/hidden.tsx";
import { Tile } from "../theme/tile.tsx";
import styles from "./sale-row.module.css";

interface SaleRowProps {
  readonly sale: Sale;
  readonly shown: boolean;
  readonly onPick: (id: string) => void;
}

export function SaleRow({ sale, shown, onPick }: SaleRowProps) {
  const messages = useMessages();
  const formatAmount = useFormatAmount();
  const view = useSaleView(sale);
  return (
    <button
      type="button"
      className={styles["row"]}
      data-person={needsPerson(view)}
      data-testid="sale-row"
      data-status={view.kind}
      data-sale-id={sale.id}
      aria-current={shown ? "true" : undefined}
      onClick={() => onPick(sale.id)}
    >
      <Tile tone={toneOf(view)} />
      <span className={styles["words"]}>
        <span className={styles["amount"]}>{formatAmount(sale.amount, sale.currency)}</span>
        <span className={styles["about"]}>{aboutOf(sale, view, messages)}</span>
        {view.kind === "paid" ? <Hidden>. {messages.sale.paid}</Hidden> : null}
      </span>
      <SaleTime sale={sale} view={view} />
    </button>
  );
}

/** The reference, then the bank of a paid sale, or what has become of it; as a sentence begins. */
function aboutOf(sale: Sale, view: SaleView, messages: Messages): string {
  const bank = sale.paymentIntent?.sender?.institutionId ?? null;
  const words =
    view.kind === "paid" && bank !== null ? institutionName(bank) : wordsOf(view, messages);
  return sale.reference === null
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : `${sale.reference} · ${words}`;
}

const minuteMs = 60_000;

/** How long an open sale has been open, or when it ended. */
function SaleTime({ sale, view }: { readonly sale: Sale; readonly view: SaleView }) {
  const { sales: words } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const now = useNow(minuteMs / 4);
  if (needsPerson(view)) return <span className={styles["time"]}>{words.see}</span>;
  if (!isOpen(view)) {
    const endedAt = sale.paymentIntent?.finalAt ?? sale.startedAt;
    return (
      <time className={styles["time"]} dateTime={endedAt}>
        {dayUnlessToday(endedAt, now, language, timeZone) ?? timeOfDay(endedAt, language, timeZone)}
      </time>
    );
  }
  const minutes = Math.max(0, Math.floor((now - Date.parse(sale.startedAt)) / minuteMs));
  const hours = Math.floor(minutes / 60);
  const text =
    minutes === 0
      ? words.now
      : hours === 0
        ? words.minutes(minutes)
        : hours < 24
          ? words.hours(hours)
          : words.days(Math.floor(hours / 24));
  return <span className={styles["time"]}>{text}</span>;
}
