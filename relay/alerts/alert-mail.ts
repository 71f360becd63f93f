import type { AlertMessage } from "./alert-message.ts";
import { amountOf, factsOf, insideFactsOf } from "./alert-facts.ts";
import { alertTexts } from "./alert-texts.ts";

/** A mail of plain text. */
export interface AlertMail {
  readonly subject: string;
  readonly text: string;
}

/** An alert in the store's language. What people have typed stays on its line. */
export function alertMail(message: AlertMessage): AlertMail {
  const { link, paymentIntent, reason, store } = message;
  const { locale } = store;
  const texts = alertTexts[locale];
  const { meaning, title, toDo } = texts.reasons[reason];
  const amount = amountOf(message, locale);
  const isTestMode = paymentIntent?.mode === "test";
  const subject = [
    reason === "test" ? title : `${texts.subject}: ${title}`,
    ...(amount === null ? [] : [amount]),
    store.name,
  ].join(" · ");
  const facts = [
    ...(amount === null ? [] : [[texts.amount, amount] as const]),
    ...factsOf(message, texts, locale),
    ...insideFactsOf(message, texts),
  ];
  const parts = [
    ...(isTestMode ? [texts.testMode.join(": ")] : []),
    title,
    meaning,
    `${texts.toDo}: ${toDo}`,
    facts.map(([name, fact]) => `${name}: ${onOneLine(fact)}`).join("\n"),
    ...(reason === "test" ? [link] : [`${texts.open}:\n${link}`, texts.linkLife]),
    texts.onlyOnce,
  ];
  return {
    subject: onOneLine(isTestMode ? `${texts.testMode[0]} · ${subject}` : subject),
    text: `${parts.join("\n\n")}\n`,
  };
}

function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
