import type { AlertMessage } from "./alert-message.ts";
import { alertTexts } from "./alert-texts.ts";

/** What is posted: the same `id` in every try. */
export function webhookMessage(message: AlertMessage): string {
  const { createdAt, id, link, paymentIntent, reason, refund, store } = message;
  const { meaning, title, toDo } = alertTexts[store.locale].reasons[reason];
  return JSON.stringify({
    id,
    type: typeOf(message),
    createdAt,
    data: {
      store: { id: store.id, name: store.name },
      paymentIntent,
      ...(refund === null ? {} : { refund }),
      attention: paymentIntent === null || refund !== null ? null : reason,
      title,
      meaning,
      toDo,
      link,
    },
  });
}

function typeOf({ paymentIntent, refund }: AlertMessage): string {
  if (paymentIntent === null) return "alert.test";
  return refund === null ? "payment_intent.attention" : "refund.failed";
}
