import { assertNever } from "../../contract/assert-never.ts";
import type { CheckedReceipt } from "../../contract/bridge.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import type { ReceiptVerdict } from "./receipt-verdict.ts";
import { timeAgo } from "./time-ago.ts";

interface VerdictWords {
  readonly title: string;
  readonly body: readonly string[];
}

/** A verdict in words; also how often the receipt was shown before, whatever else is the matter. */
export function useVerdictWords(verdict: ReceiptVerdict): VerdictWords {
  const { attention, failures, tillBook } = useMessages();
  const language = useLanguage();
  const { check: words } = tillBook;
  const { verdicts } = words;

  const shown = ({ earlier, serverTime }: CheckedReceipt): readonly string[] => {
    const { count, lastAt, lastTill } = earlier;
    if (lastAt === null) return [];
    const ago = timeAgo(lastAt, serverTime, language, words.justNow);
    return [words.shown(count, ago, lastTill ?? "")];
  };

  switch (verdict.kind) {
    case "real":
      return { title: verdicts.real[0], body: [verdicts.real[1]] };
    case "shownBefore": {
      const [title, whatToDo] = verdicts.shownBefore;
      return { title, body: [...shown(verdict.checked), whatToDo] };
    }
    case "needsPerson": {
      const { body, title } = attention[verdict.attention];
      return {
        title: `${verdicts.needsPerson}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
        body: [body, ...shown(verdict.checked)],
      };
    }
    case "notPaid":
    case "test": {
      const [title, body] = verdicts[verdict.kind];
      return { title, body: [body, ...shown(verdict.checked)] };
    }
    case "foreign": {
      const [title, body] = verdicts.foreign;
      return { title, body: [body(verdict.origin)] };
    }
    case "notOurs":
      return { title: verdicts.notOurs[0], body: [verdicts.notOurs[1]] };
    case "unchecked": {
      const [title, whatToDo] = verdicts.unchecked;
      return { title, body: [failures[verdict.failure.code], whatToDo] };
    }
    default:
      return assertNever(verdict);
  }
}
