import type { CheckedReceipt } from "../../contract/bridge.ts";
import { useStore } from "../bridge/till-store.ts";
import { useFormatAmount, useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Amount } from "../theme/amount.tsx";
import { Icon } from "../theme/icon.tsx";
import { toneIcons } from "../theme/tone.ts";
import { dateAndTimeOf } from "./date-words.ts";
import { verdictTones, type ReceiptVerdict } from "./receipt-verdict.ts";
import { dayMs, timeAgo } from "./time-ago.ts";
import { useVerdictWords } from "./use-verdict-words.ts";
import styles from "./verdict-card.module.css";

/** The answer to "is this receipt real?": one colour, one drawing, one sentence; then what is known. */
export function VerdictCard({ verdict }: { readonly verdict: ReceiptVerdict }) {
  const { body, title } = useVerdictWords(verdict);
  const tone = verdictTones[verdict.kind];
  return (
    <article
      className={styles["card"]}
      data-testid="receipt-verdict"
      data-verdict={verdict.kind}
      data-tone={tone}
    >
      <header className={styles["head"]}>
        <span className={styles["tile"]}>
          <Icon name={verdict.kind === "unchecked" ? "offline" : toneIcons[tone]} />
        </span>
        <div className={styles["words"]}>
          <h3 className={styles["title"]}>{title}</h3>
          {body.map((sentence) => (
            <p key={sentence} className={styles["body"]}>
              {sentence}
            </p>
          ))}
        </div>
      </header>
      {"checked" in verdict ? <CheckedFacts checked={verdict.checked} /> : null}
    </article>
  );
}

function CheckedFacts({ checked }: { readonly checked: CheckedReceipt }) {
  const { tillBook, testMode } = useMessages();
  const { check: words, sales } = tillBook;
  const formatAmount = useFormatAmount();
  const language = useLanguage();
  const { timeZone } = useStore();
  const { paymentIntent, serverTime } = checked;
  const { amount, bankReference, currency, finalAt, mode, reference, status, till } = paymentIntent;
  const paidAt = status === "succeeded" ? finalAt : null;
  const ago = paidAt === null ? null : timeAgo(paidAt, serverTime, language, words.justNow);
  const isOld = paidAt !== null && Date.parse(serverTime) - Date.parse(paidAt) >= dayMs;
  const facts = [
    reference,
    bankReference === null ? null : `${sales.facts.operation} ${bankReference}`,
    till.name,
  ];
  return (
    <div className={styles["facts"]}>
      <div className={styles["amount"]}>
        <Amount text={formatAmount(amount, currency)} />
      </div>
      {paidAt === null || ago === null ? null : (
        <p className={styles["paid"]} data-old={isOld}>
          {isOld ? <Icon name="clock" /> : null}
          <strong>{isOld ? words.paidLongAgo(ago) : words.paid(ago)}</strong>{" "}
          <time dateTime={paidAt}>{dateAndTimeOf(paidAt, language, timeZone)}</time>
        </p>
      )}
      <p>{facts.filter((fact) => fact !== null).join(" · ")}</p>
      {mode === "test" ? <p className={styles["test"]}>{testMode}</p> : null}
    </div>
  );
}
