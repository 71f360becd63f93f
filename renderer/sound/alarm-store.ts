import { create } from "zustand";

import { presentTill } from "../bridge/till-store.ts";
import { ringingAlarms } from "./sale-news.ts";

interface AlarmStore {
  /** What the cashier has silenced: the sound alone, what needs a person stays on the screen. */
  readonly silenced: ReadonlySet<string>;
}

export const useAlarmStore = create<AlarmStore>()(() => ({ silenced: new Set() }));

/** Silences what rings now; what comes later rings again. */
export function silenceAlarm(): void {
  const till = presentTill();
  if (till === null) return;
  useAlarmStore.setState(({ silenced }) => ({
    silenced: new Set([...silenced, ...ringingAlarms(till, silenced)]),
  }));
}
