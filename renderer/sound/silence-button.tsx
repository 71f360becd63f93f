import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import { silenceAlarm, useAlarmStore } from "./alarm-store.ts";
import { ringingAlarms } from "./sale-news.ts";
import styles from "./silence-button.module.css";

/** Ends the alarm's sound, and nothing else. Only there while something rings. */
export function SilenceButton() {
  const { sound: words } = useMessages();
  const silenced = useAlarmStore((state) => state.silenced);
  const rings = useTill(
    (till) => till.preferences.volume > 0 && ringingAlarms(till, silenced).length > 0,
  );
  if (!rings) return null;
  return (
    <button type="button" className={styles["silence"]} onClick={silenceAlarm}>
      <Icon name="mute" />
      {words.silence}
    </button>
  );
}
