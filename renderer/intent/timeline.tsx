import type { Refund } from "../../contract/refund.ts";
import { exactTimeOfDay } from "../clock/time-of-day.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { dateOf } from "../till-book/date-words.ts";
import { Icon } from "../theme/icon.tsx";
import { CopyButton } from "./copy-button.tsx";
import { historySteps, type IntentWithHistory, type Step } from "./history-steps.ts";
import { sourceWords, stepTelling } from "./step-words.ts";
import { timeSince } from "./time-since.ts";
import styles from "./timeline.module.css";
import type { Copying } from "./use-copy.ts";

interface TimelineProps {
  readonly intent: IntentWithHistory;
  readonly refunds: readonly Refund[];
  readonly timeZone: string;
  readonly copying: Copying;
}

/** The whole history: what happened, who told it, when, and how long after the step before. */
export function Timeline({ copying, intent, refunds, timeZone }: TimelineProps) {
  const language = useLanguage();
  const steps = historySteps(intent, refunds);
  return (
    <ol className={styles["steps"]} data-testid="intent-history">
      {steps.map((step) => {
        const day = dateOf(step.at, language, timeZone);
        const before = steps[step.number - 1];
        const isNewDay = before === undefined || dateOf(before.at, language, timeZone) !== day;
        return (
          <StepRow
            key={step.number}
            step={step}
            day={isNewDay ? day : null}
            intent={intent}
            timeZone={timeZone}
            copying={copying}
          />
        );
      })}
    </ol>
  );
}

interface StepRowProps extends Omit<TimelineProps, "refunds"> {
  readonly step: Step;
  /** The date, where it is another than the step's before. */
  readonly day: string | null;
}

function StepRow({ copying, day, intent, step, timeZone }: StepRowProps) {
  const messages = useMessages();
  const words = messages.intent;
  const language = useLanguage();
  const { decides, event, source } = step;
  const { more, title } = stepTelling(event, messages, language, intent.currency);
  const eventId = source.kind === "webhook" ? source.eventId : null;
  return (
    <li
      className={styles["step"]}
      data-kind={event.kind}
      data-source={source.kind}
      data-decides={decides}
    >
      <span className={styles["when"]}>
        {day === null ? null : <span className={styles["day"]}>{day}</span>}
        <time dateTime={step.at}>{exactTimeOfDay(step.at, language, timeZone)}</time>
        {step.sinceMs === null ? null : (
          <span className={styles["since"]}>{timeSince(step.sinceMs, language)}</span>
        )}
      </span>
      <span className={styles["mark"]} aria-hidden="true" />
      <div className={styles["what"]}>
        <p className={styles["title"]}>{title}</p>
        {more === null ? null : <p className={styles["more"]}>{more}</p>}
        <p className={styles["source"]}>{sourceWords(source, messages)}</p>
        {decides ? (
          <p className={styles["decides"]}>
            <Icon name="check" />
            {words.decides}
          </p>
        ) : null}
        {eventId === null ? null : (
          <p className={styles["event"]}>
            <span className={styles["id"]}>{eventId}</span>
            <CopyButton text={eventId} what={`${words.ids.event} ${eventId}`} copying={copying} />
          </p>
        )}
      </div>
    </li>
  );
}
