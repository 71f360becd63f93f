import type { Sale } from "../../contract/bridge.ts";
import { useStore } from "../bridge/till-store.ts";
import { dayUnlessToday, exactTimeOfDay } from "../clock/time-of-day.ts";
import { useNow } from "../clock/use-now.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { learnedOf } from "./learned.ts";
import type { SaleView } from "./sale-view.ts";

const minuteMs = 60_000;

/** "consultado 14:32:05": how and when we learned what is shown; an older day is named. */
export function useLearnedWords(sale: Sale, view: SaleView): string {
  const { charge } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const now = useNow(minuteMs);
  const learned = learnedOf(sale, view);
  if (learned.at === null) return charge.learned[learned.how];
  const time = exactTimeOfDay(learned.at, language, timeZone);
  const day = dayUnlessToday(learned.at, now, language, timeZone);
  return charge.learned[learned.how](day === null ? time : `${day} ${time}`);
}
