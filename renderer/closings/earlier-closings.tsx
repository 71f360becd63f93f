import { useEffect, useState } from "react";

import type { ClosingSummary } from "../../contract/closing.ts";
import { useAction } from "../cashier/use-action.ts";
import { useFormatAmount, useFormatCount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { askManager } from "../manager/ask-manager.ts";
import { useAsked } from "../manager/use-asked.ts";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./earlier-closings.module.css";
import { useDays } from "./use-days.ts";

interface Older {
  /** Where the first page ended: of another first page they are not the rest. */
  readonly after: string | null;
  readonly closings: readonly ClosingSummary[];
  readonly nextCursor: string | null;
}

interface EarlierClosingsProps {
  readonly store: string | undefined;
  /** The number of the last closing that is known of: until it is listed, the list is read again. */
  readonly newest: number;
}

/** The store's closings, newest first, each a way to read it whole. */
export function EarlierClosings({ newest, store }: EarlierClosingsProps) {
  const { closings: words, failures } = useMessages();
  const { again, failure, value } = useAsked("listClosings", { query: { store } });
  const [read, setRead] = useState<Older | null>(null);
  const after = value?.nextCursor ?? null;
  const older = read?.after === after ? read : null;
  const listed = value === null ? null : (value.closings[0]?.number ?? 0);
  useEffect(() => {
    if (listed !== null && listed < newest) again();
  }, [again, listed, newest]);
  const cursor = older === null ? after : older.nextCursor;
  const more = useAction(async () => {
    if (cursor === null) return null;
    const answer = await askManager("listClosings", { query: { store, cursor } });
    if (!answer.ok) return answer.failure;
    const { closings, nextCursor } = answer.value;
    setRead({ after, closings: [...(older?.closings ?? []), ...closings], nextCursor });
    return null;
  });
  const why = failure ?? more.failure;
  const closings = [...(value?.closings ?? []), ...(older?.closings ?? [])];

  return (
    <section className={styles["earlier"]} aria-label={words.earlier}>
      <h2 className={styles["title"]}>{words.earlier}</h2>
      <Fault text={why === null ? null : failures[why.code]} />
      {failure === null ? null : <Button onClick={again}>{words.again}</Button>}
      {value !== null && closings.length === 0 ? (
        <p className={styles["soft"]}>{words.noneYet}</p>
      ) : null}
      <ul className={styles["rows"]}>
        {closings.map((closing) => (
          <li key={closing.id}>
            <ClosingRow closing={closing} />
          </li>
        ))}
      </ul>
      {cursor === null ? null : (
        <Button disabled={more.busy} onClick={more.run}>
          {more.busy ? words.loading : words.more}
        </Button>
      )}
    </section>
  );
}

function ClosingRow({ closing }: { readonly closing: ClosingSummary }) {
  const { closings: words } = useMessages();
  const formatAmount = useFormatAmount();
  const formatCount = useFormatCount();
  const language = useLanguage();
  const daysInWords = useDays();
  const { closedBy, currency, days, number, received, timeZone, to, waiting } = closing;
  return (
    <button
      type="button"
      className={styles["row"]}
      data-testid="closing-row"
      onClick={() => changeQuery({ closing: String(number) }, "push")}
    >
      <span className={styles["number"]}>Z {number}</span>
      <span className={styles["about"]}>
        <span className={styles["day"]}>{daysInWords(days)}</span>
        <span className={styles["soft"]}>
          {closedBy.name} · {dateAndTimeOf(to, language, timeZone)}
        </span>
      </span>
      <span className={styles["figures"]}>
        <span className={styles["amount"]}>{formatAmount(received.amount, currency)}</span>
        {waiting === 0 ? (
          <span className={styles["soft"]}>
            {words.figures.payments(formatCount(received.count), received.count === 1)}
          </span>
        ) : (
          <span className={styles["care"]}>
            <Icon name="care" />
            {words.confirm.attention(waiting)}
          </span>
        )}
      </span>
    </button>
  );
}
