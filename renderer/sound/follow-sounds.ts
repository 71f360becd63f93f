import type { TillState } from "../../contract/bridge.ts";
import { practiceWords } from "../practice/practice-words.ts";
import { useTillStore } from "../bridge/till-store.ts";
import { createAlarmClock } from "./alarm-clock.ts";
import { useAlarmStore } from "./alarm-store.ts";
import { sayingOf, toneOf } from "./heard.ts";
import { playTone } from "./play-tone.ts";
import { ringingAlarms, saleNews, type SaleNews } from "./sale-news.ts";
import { followVoices, speak } from "./speak.ts";
import { openToldNews } from "./told-news.ts";

/** Lets be heard what happens to the till's sales. */
export function followSounds(): void {
  const told = openToldNews(window.sessionStorage);
  let previous: TillState | null = null;
  const alarm = createAlarmClock(() => {
    const volume = previous?.preferences.volume ?? 0;
    void playTone("alarm", volume);
  });
  const ring = () => {
    if (previous === null) return;
    alarm.setRinging(ringingAlarms(previous, useAlarmStore.getState().silenced));
  };

  useTillStore.subscribe(({ till }) => {
    if (till === null || till === previous) return;
    const news = saleNews(previous, till, told.keys());
    previous = till;
    if (news.length > 0) {
      told.add(news.map(({ key }) => key));
      void letHear(news, till);
    }
    ring();
  });
  useAlarmStore.subscribe(ring);
  // They load late: the first sale is not the moment to begin.
  followVoices(() => undefined);
}

/** Each sound once, then the sentences. */
async function letHear(news: readonly SaleNews[], { home, preferences }: TillState): Promise<void> {
  const { language, voice, volume } = preferences;
  const names = new Set(news.map(toneOf).filter((name) => name !== null));
  for (const name of names) await playTone(name, volume);
  if (!voice) return;
  for (const each of news) {
    const saying = sayingOf(each, language);
    if (saying === null) continue;
    const text =
      home === "practice" ? `${practiceWords[language].spoken} ${saying.text}` : saying.text;
    speak({ ...saying, text }, volume);
  }
}
