import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Locked } from "../provisioning/locked.tsx";
import { Choices } from "../theme/choices.tsx";
import styles from "./section.module.css";
import { usePrefer } from "./use-prefer.ts";

const offered = [1, 2, 5, 10, 30, 0];

/** After how long the till locks by itself. */
export function LockSection() {
  const { settings } = useMessages();
  const words = settings.lock;
  const kept = useTill((till) => till.preferences.lockAfterMinutes);
  const { fault, prefer } = usePrefer();
  const minutes = offered.includes(kept) ? offered : [kept, ...offered];
  return (
    <div className={styles["section"]}>
      <div className={styles["group"]}>
        <Locked name="lockAfterMinutes">
          <Choices
            legend={words.choice}
            choices={minutes.map((count) => ({
              value: String(count),
              label: count === 0 ? words.never : words.minutes(count),
            }))}
            chosen={String(kept)}
            fault={fault}
            onChoose={(count) => void prefer({ lockAfterMinutes: Number(count) })}
          />
        </Locked>
        <p className={styles["note"]}>{words.help}</p>
      </div>
    </div>
  );
}
