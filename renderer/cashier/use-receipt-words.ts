import { useStore } from "../bridge/till-store.ts";
import { dayUnlessToday, exactTimeOfDay } from "../clock/time-of-day.ts";
import { useNow } from "../clock/use-now.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { institutionName } from "../../contract/institution-name.ts";
import type { Receipt } from "./sale-view.ts";

interface ReceiptWords {
  /** The bank and its operation, as far as it told them. */
  readonly about: readonly string[];
  /** When the bank confirmed; an older day is named, so that nobody takes it for now. */
  readonly confirmed: string | null;
}

const minuteMs = 60_000;

/** What the bank told of a payment, in words. */
export function useReceiptWords({ sender, bankReference, confirmedAt }: Receipt): ReceiptWords {
  const { sale: words } = useMessages();
  const language = useLanguage();
  const { timeZone } = useStore();
  const now = useNow(minuteMs);

  const bank = sender?.institutionId ?? null;
  const about = [
    bank === null ? null : institutionName(bank),
    bankReference === null ? null : words.operation(bankReference),
  ].filter((part) => part !== null);
  if (confirmedAt === null) return { about, confirmed: null };
  const time = exactTimeOfDay(confirmedAt, language, timeZone);
  const day = dayUnlessToday(confirmedAt, now, language, timeZone);
  return {
    about,
    confirmed: day === null ? words.confirmedAt(time) : words.confirmedOn(day, time),
  };
}
