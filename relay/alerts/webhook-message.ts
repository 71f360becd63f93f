import type { AlertMessage } from "./alert-message.ts";
import { alertTexts } from "./alert-texts.ts";

/** What is posted: the same `id` in every try. */
export function webhookMessage(message: AlertMessage): string {
  const { createdAt, id, link, paymentIntent, reason, store } = message;
  const { meaning, title, toDo } = alertTexts[store.locale].reasons[reason];
  return JSON.stringify({
    id,
    type: paymentIntent === null ? "alert.test" : "payment_intent.attention",
    createdAt,
    data: {
      store: { id: store.id, name: store.name },
      paymentIntent,
      attention: paymentIntent === null ? null : reason,
      title,
      meaning,
      toDo,
      link,
    },
  });
}
