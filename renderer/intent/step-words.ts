import * as v from "valibot";

import { assertNever } from "../../contract/assert-never.ts";
import { currencySchema, formatAmount, type Currency, type Locale } from "../../contract/money.ts";
import { reasonText } from "../i18n/catalogues.ts";
import type { Messages } from "../i18n/messages.ts";
import { refundFailureText } from "../refund/refund-words.ts";
import type { StepEvent, StepSource } from "./history-steps.ts";

/** What happened at a step, and what there is to add. */
export interface StepTelling {
  readonly title: string;
  readonly more: string | null;
}

export function stepTelling(
  event: StepEvent,
  messages: Messages,
  locale: Locale,
  currency: Currency,
): StepTelling {
  const words = messages.intent.steps;
  const figures = (amount: number) => formatAmount(amount, currency, locale);
  switch (event.kind) {
    case "charged":
      return { title: words.charged, more: null };
    case "told":
      return {
        title: event.again ? words.toldAgain(words.told[event.status]) : words.told[event.status],
        more: event.errorReason === null ? null : reasonText(event.errorReason, messages),
      };
    case "mismatch": {
      const informed = v.is(currencySchema, event.currency)
        ? formatAmount(event.amount, event.currency, locale)
        : `${event.amount} ${event.currency}`;
      const other = event.currency === currency ? informed : `${informed} (${event.currency})`;
      return { title: words.mismatch(other), more: words.told[event.status] };
    }
    case "lapsed":
      return { title: words.lapsed, more: null };
    case "not_created":
      return {
        title: words.told.not_created,
        more: event.errorReason === "no_answer" ? words.noAnswer : null,
      };
    case "creation_failed":
      return {
        title: event.httpStatus === null ? words.unanswered : words.refused(event.httpStatus),
        more: null,
      };
    case "cancelled":
      return { title: words.cancelled, more: null };
    case "settled":
      return { title: words.settled, more: event.note };
    case "receipt_checked":
      return { title: words.receiptChecked, more: null };
    case "refund_asked":
      return { title: messages.refund.steps.asked(figures(event.amount)), more: null };
    case "refund_cancel_asked":
      return { title: messages.refund.steps.cancelAsked(figures(event.amount)), more: null };
    case "refund_told": {
      const { statuses, steps } = messages.refund;
      const status = statuses[event.status];
      const title = steps.told(
        status.charAt(0).toLowerCase() + status.slice(1),
        figures(event.amount),
      );
      const told = event.again ? words.toldAgain(title) : title;
      const isFailed = event.status === "failed" || event.status === "not_created";
      return {
        title: told,
        more: isFailed ? refundFailureText(event.failureCode, messages.refund) : null,
      };
    }
    default:
      return assertNever(event);
  }
}

/** Who told it or did it, in words. A webhook's event is told beside. */
export function sourceWords(source: StepSource, { intent: words, refund }: Messages): string {
  switch (source.kind) {
    case "person":
      if (source.by === null) return source.till ?? words.sources.person;
      return source.till === null ? source.by : words.sources.at(source.by, source.till);
    case "webhook":
      return words.sources.webhook;
    case "creation":
      return words.sources.creation;
    case "fetch":
      return words.sources.fetch;
    case "relay":
      return words.sources.relay;
    case "dashboard":
      return refund.steps.dashboard;
    default:
      return assertNever(source);
  }
}
