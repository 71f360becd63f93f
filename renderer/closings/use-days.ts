import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { dayInWords } from "../till-book/date-words.ts";

/** Names the business days that a closing is about: one, or the first and the last. */
export function useDays(): (days: { readonly first: string; readonly last: string }) => string {
  const { closings: words } = useMessages();
  const language = useLanguage();
  return ({ first, last }) => {
    const end = dayInWords(last, language);
    return first === last ? end : words.businessDays(dayInWords(first, language, last), end);
  };
}
