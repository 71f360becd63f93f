/** How long after it began the alarm sounds again. */
const alarmEveryMs = 15_000;

/** Rings at once for what is new, then again and again while anything rings. */
export interface AlarmClock {
  readonly setRinging: (keys: readonly string[]) => void;
}

export function createAlarmClock(ring: () => void, everyMs: number = alarmEveryMs): AlarmClock {
  let ringing: readonly string[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    setRinging(keys) {
      const isNew = keys.some((key) => !ringing.includes(key));
      ringing = keys;
      if (keys.length === 0 || isNew) clearInterval(timer);
      if (!isNew) return;
      ring();
      timer = setInterval(ring, everyMs);
    },
  };
}
