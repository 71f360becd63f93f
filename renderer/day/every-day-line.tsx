import { useEffect, useRef } from "react";

import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { changeQuery } from "../manager/address.ts";
import { Button } from "../theme/button.tsx";
import { Icon } from "../theme/icon.tsx";
import { capitalised } from "../till-book/capitalised.ts";
import { dayName } from "./day-name.ts";
import styles from "./every-day-line.module.css";
import type { LookedAtDay } from "./use-looked-at-day.ts";

/** Above the list of every day: what it is, and the way back to the one day. */
export function EveryDayLine({ lookedAt: { day, today } }: { readonly lookedAt: LookedAtDay }) {
  const { managerDay: words } = useMessages();
  const language = useLanguage();
  const line = useRef<HTMLDivElement>(null);
  // It says what is seen now: the days' figures above have gone.
  useEffect(() => {
    line.current?.closest("main")?.scrollTo({ top: 0 });
  }, []);
  return (
    <div ref={line} className={styles["line"]}>
      <Button onClick={() => changeQuery({ days: null }, "push")}>
        <Icon name="previous" />
        {capitalised(dayName(day, language, today))}
      </Button>
      <h1 className={styles["title"]}>{words.everyDay}</h1>
    </div>
  );
}
