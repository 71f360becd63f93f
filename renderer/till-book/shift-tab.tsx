import { useCallback, useEffect, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { TillReport } from "../../contract/till-report.ts";
import { bridge } from "../bridge/bridge.ts";
import { useStore } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { exactTimeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Report } from "./report.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./shift-tab.module.css";

/** The report of the shift: what this till has received today, and what is still open. */
export function ShiftTab() {
  const { tillBook, failures } = useMessages();
  const words = tillBook.shift;
  const language = useLanguage();
  const { timeZone } = useStore();
  const [report, setReport] = useState<TillReport | null>(null);
  const load = useAction(
    useCallback(async (): Promise<Failure | null> => {
      const answer = await bridge.call("report.get", {});
      if (answer.ok) setReport(answer.value);
      return answer.ok ? null : answer.failure;
    }, []),
  );
  const print = useAction(async () => {
    const answer = await bridge.call("report.print", {});
    return answer.ok ? null : answer.failure;
  });
  const { run } = load;
  // oxlint-disable-next-line react/exhaustive-deps -- once, when the tab is opened
  useEffect(run, []);

  const failure = load.failure ?? print.failure;
  const counted =
    report === null ? null : words.counted(exactTimeOfDay(report.countedAt, language, timeZone));
  const status = load.busy
    ? tillBook.loading
    : print.busy
      ? words.printing
      : print.doneAt !== null
        ? words.printed
        : counted;
  return (
    <div className={styles["tab"]}>
      {report === null ? null : <Report report={report} />}
      <footer className={styles["foot"]}>
        <Button kind="primary" disabled={report === null || print.busy} onClick={print.run}>
          {words.print}
        </Button>
        <Button disabled={load.busy} onClick={run}>
          {load.failure === null ? words.refresh : tillBook.again}
        </Button>
        <output className={styles["status"]}>{status}</output>
        <Fault text={failure === null ? null : failures[failure.code]} />
      </footer>
    </div>
  );
}
