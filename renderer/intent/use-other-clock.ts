import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { useStore } from "../bridge/till-store.ts";
import { zoneMark } from "../clock/zone-mark.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import { useStoreOf } from "../manager/managed-stores.tsx";

/** The store of a sale whose times are not those of this till's clock; else `null`. */
export function useOtherClock({ createdAt, store }: PaymentIntent): string | null {
  const language = useLanguage();
  const own = useStore();
  const { timeZone } = useStoreOf(store.id);
  const mark = zoneMark(createdAt, language, timeZone, own.timeZone);
  return mark === null ? null : `${store.name} (${mark})`;
}
