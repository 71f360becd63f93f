import { useEffect, useState } from "react";

import { dateAndTimeOf } from "../till-book/date-words.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { useAsked } from "../manager/use-asked.ts";
import { useChangesSoon } from "../stores/use-changes-soon.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { ClosingFigures } from "./closing-figures.tsx";
import styles from "./closings-section.module.css";
import { useDays } from "./use-days.ts";

interface PresentStateProps {
  readonly store: string | undefined;
  /** The number of the last closing, whoever has made it. */
  readonly onNewest: (number: number) => void;
  readonly onClosed: (made: { readonly number: number; readonly print: boolean }) => void;
}

/** What a closing would hold now, and the button that makes it. */
export function PresentState({ onClosed, onNewest, store }: PresentStateProps) {
  const { closings: words, failures } = useMessages();
  const language = useLanguage();
  const daysInWords = useDays();
  const { again, failure, value } = useAsked("getNextClosing", { query: { store } });
  const [closing, setClosing] = useState(false);
  useChangesSoon(again);

  const next = value?.next ?? null;
  const newest = next?.last?.number ?? 0;
  useEffect(() => onNewest(newest), [newest, onNewest]);
  return (
    <section className={styles["present"]} data-testid="next-closing">
      <header className={styles["head"]}>
        <div className={styles["titles"]}>
          <h1 className={styles["title"]}>{words.present}</h1>
          {next === null ? null : (
            <p className={styles["soft"]}>
              {next.last === null
                ? words.sinceBeginning
                : words.since(
                    next.last.number,
                    next.last.closedBy.name,
                    dateAndTimeOf(next.last.to, language, next.figures.store.timeZone),
                  )}
              {next.empty ? null : (
                <>
                  {" · "}
                  {words.businessDay}: {daysInWords(next.figures.days)}
                </>
              )}
            </p>
          )}
        </div>
        <Button kind="primary" disabled={next === null} onClick={() => setClosing(true)}>
          {words.close}
        </Button>
      </header>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {failure === null ? null : <Button onClick={again}>{words.again}</Button>}
      {next === null ? (
        failure === null ? (
          <p className={styles["soft"]}>{words.loading}</p>
        ) : null
      ) : (
        <ClosingFigures figures={next.figures} empty={next.empty} />
      )}
      {closing && next !== null ? (
        <CloseDialog
          next={next}
          store={store}
          onOutdated={again}
          onClose={() => setClosing(false)}
          onClosed={onClosed}
        />
      ) : null}
    </section>
  );
}
