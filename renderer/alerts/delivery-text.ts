import type { AlertDelivery } from "../../contract/alerts.ts";
import type { Tone } from "../theme/tone.ts";
import type { AlertsWords } from "./alerts-words.ts";

/** Where a message went. */
export function placeText(
  { channel, recipient }: Pick<AlertDelivery, "channel" | "recipient">,
  { deliveries: words }: AlertsWords,
): string {
  return channel === "webhook" ? words.byWebhook : recipient;
}

/** Why a message has not arrived; a relay may know more reasons than this till. */
export function outcomeText(outcome: string | null, words: AlertsWords): string | null {
  if (outcome === null || outcome === "delivered") return null;
  const status = /^http_(\d{3})$/u.exec(outcome)?.[1];
  if (status !== undefined) return words.http(status);
  const known: Readonly<Record<string, string>> = words.outcomes;
  return known[outcome] ?? words.otherOutcome;
}

/** What has become of a message. @param time formats when it is tried next */
export function stateText(
  { nextAt, state, tries }: Pick<AlertDelivery, "nextAt" | "state" | "tries">,
  { deliveries: words }: AlertsWords,
  time: (instant: string) => string,
): { readonly tone: Tone; readonly text: string } {
  switch (state) {
    case "delivered":
      return { tone: "paid", text: words.delivered };
    case "dropped":
      return { tone: "neutral", text: words.dropped };
    case "failed":
      return { tone: "bad", text: words.failed };
    case "waiting":
      return nextAt === null || tries === 0
        ? { tone: "waiting", text: words.sending }
        : { tone: "care", text: words.next(time(nextAt)) };
  }
}
