import { useEffect, useRef, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { useAsked } from "../manager/use-asked.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Icon } from "../theme/icon.tsx";
import { capitalised } from "../till-book/capitalised.ts";
import { dateAndTimeOf } from "../till-book/date-words.ts";
import { ClosingFigures } from "./closing-figures.tsx";
import styles from "./closings-section.module.css";
import { useDays } from "./use-days.ts";

interface ClosedDayProps {
  readonly number: number;
  readonly store: string | undefined;
  /** It was made just now; `print`: and it is to be printed. */
  readonly fresh: { readonly print: boolean } | null;
  readonly onSeen: () => void;
}

/** As many letters of the seal as stand on paper. */
const sealLength = 16;

/** One closing, whole, as it was made; on paper or as a file as often as it is wished. */
export function ClosedDay({ fresh, number, onSeen, store }: ClosedDayProps) {
  const messages = useMessages();
  const { closings: words, failures } = messages;
  const language = useLanguage();
  const daysInWords = useDays();
  const { again, failure, value } = useAsked("getClosing", {
    params: { number: String(number) },
    query: { store },
  });
  const [done, setDone] = useState<string | null>(
    fresh === null ? null : words.closed.kept(number),
  );
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const title = useRef<HTMLHeadingElement>(null);

  const print = useAction(async () => {
    setTrouble(null);
    const answer = await bridge.call("closings.print", { number, store });
    if (answer.ok) setDone(words.closed.printed);
    else setTrouble(answer.failure);
    return null;
  });
  const save = useAction(async () => {
    setTrouble(null);
    const answer = await bridge.call("closings.savePdf", { number, store });
    if (!answer.ok) setTrouble(answer.failure);
    else if (answer.value.saved) setDone(words.closed.saved);
    return null;
  });

  const { run } = print;
  const printsNow = useRef(fresh?.print === true);
  useEffect(() => {
    title.current?.focus();
    if (!printsNow.current) return;
    printsNow.current = false;
    run();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the closing has been made
  }, []);

  const back = () => {
    onSeen();
    changeQuery({ closing: null }, "push");
  };
  const closing = value?.closing ?? null;
  const why = failure ?? trouble;
  return (
    <article className={styles["closed"]} data-testid="closed-day">
      <header className={styles["head"]}>
        <div className={styles["titles"]}>
          <h1 ref={title} tabIndex={-1} className={styles["title"]}>
            {words.name(number)}
          </h1>
          {closing === null ? null : (
            <>
              <p className={styles["strong"]}>
                {words.businessDay}: {daysInWords(closing.days)}
              </p>
              <p className={styles["soft"]}>
                {words.closed.closedBy(closing.closedBy.name, closing.till.name)} ·{" "}
                {words.closed.period(
                  closing.from === null
                    ? words.closed.beginning
                    : dateAndTimeOf(closing.from, language, closing.store.timeZone),
                  dateAndTimeOf(closing.to, language, closing.store.timeZone),
                )}
              </p>
            </>
          )}
        </div>
        <div className={styles["buttons"]}>
          <Button kind="primary" disabled={closing === null || print.busy} onClick={print.run}>
            <Icon name="printer" />
            {print.busy ? words.closed.printing : words.closed.print}
          </Button>
          <Button disabled={closing === null || save.busy} onClick={save.run}>
            <Icon name="file" />
            {save.busy ? words.closed.saving : words.closed.savePdf}
          </Button>
          <Button onClick={back}>
            <Icon name="previous" />
            {words.back}
          </Button>
        </div>
      </header>
      <output className={styles["done"]}>
        {done === null ? null : (
          <>
            <Icon name="check" />
            {done}
          </>
        )}
      </output>
      <Fault text={why === null ? null : failures[why.code]} />
      {failure === null ? null : <Button onClick={again}>{words.again}</Button>}
      {closing === null ? (
        failure === null ? (
          <p className={styles["soft"]}>{capitalised(words.loading)}</p>
        ) : null
      ) : (
        <>
          <ClosingFigures figures={closing} />
          <p className={styles["seal"]}>{words.closed.seal(closing.hash.slice(0, sealLength))}</p>
        </>
      )}
    </article>
  );
}
