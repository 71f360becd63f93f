import { useId, useRef, useState } from "react";

import { useTill } from "../bridge/till-store.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Icon } from "../theme/icon.tsx";
import { usePrefer } from "./use-prefer.ts";
import { Fault } from "../theme/fault.tsx";
import styles from "./volume-field.module.css";

const step = 10;
const figures = [0, 25, 50, 75, 100];

/** How loud sounds and voice are. Every step is kept at once. */
export function VolumeField() {
  const { settings } = useMessages();
  const percent = usePercent();
  const kept = useTill((till) => till.preferences.volume);
  const { fault, prefer } = usePrefer();
  /** Where the slider stands until the till's state says the same, or it could not be kept. */
  const [wished, setWished] = useState<number | null>(null);
  const wishes = useRef(0);
  const id = useId();
  const volume = wished ?? kept;
  // The answer may come before the state: back at the old volume, the next step would be lost.
  if (wished === kept) setWished(null);

  async function choose(next: number) {
    wishes.current += 1;
    const wish = wishes.current;
    setWished(next);
    const isKept = await prefer({ volume: next });
    // While the slider is being dragged only the last step's answer counts.
    if (!isKept && wish === wishes.current) setWished(null);
  }

  return (
    <div className={styles["field"]}>
      <div className={styles["head"]}>
        <label htmlFor={id} className={styles["label"]}>
          {settings.sound.volume}
        </label>
        <output htmlFor={id} className={styles["value"]}>
          {percent(volume)}
        </output>
      </div>
      <div className={styles["row"]}>
        <Icon name={volume === 0 ? "mute" : "sound"} />
        <div className={styles["scale"]}>
          <input
            id={id}
            className={styles["slider"]}
            type="range"
            min={0}
            max={100}
            step={step}
            value={volume}
            data-volume={volume}
            aria-valuetext={percent(volume)}
            onChange={(event) => void choose(Number(event.target.value))}
          />
          <div className={styles["figures"]} aria-hidden="true">
            {figures.map((figure) => (
              <span key={figure}>{figure}</span>
            ))}
          </div>
        </div>
      </div>
      {volume === 0 ? <p className={styles["note"]}>{settings.sound.silent}</p> : null}
      <Fault text={fault} />
    </div>
  );
}

function usePercent(): (value: number) => string {
  const format = new Intl.NumberFormat(useLanguage(), { style: "percent" });
  return (value) => format.format(value / 100);
}
