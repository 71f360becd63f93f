import type { RefundAttemptRow } from "../database/schema.ts";

const mostAttempts = 5;
const giveUpAfterMs = 10 * 60_000;
/** A request whose answer never came may still be at work at Fintoc for so long. */
const quietAfterMs = 60_000;

/** What is to be done next with a refund that is `creating`. */
export type RefundStep =
  /** Send what has been recorded and not been sent. */
  | { readonly kind: "send_first" }
  /** Send it again: under the key that was not answered, or under a new one. */
  | { readonly kind: "send"; readonly key: "same" | "new" }
  /** It may exist nevertheless: look for it at Fintoc. If there is none, go on or end. */
  | { readonly kind: "look"; readonly ifAbsent: "send_again" | "end"; readonly notBefore: number }
  /** Fintoc has refused it, and nothing was ever left without an answer. */
  | { readonly kind: "end" };

type Attempt = Pick<RefundAttemptRow, "idempotency_key" | "sent_at" | "outcome">;

/**
 * A refund is money that leaves, so that it is never sent under a second key, nor given up, while
 * an earlier try may have been taken: first Fintoc's own list must say that there is no such refund.
 * Ten minutes are the end of sending, well within the 24 hours for which Fintoc knows a key.
 * @param attempts oldest first, at least one
 * @param now Unix milliseconds
 */
export function nextRefundStep(attempts: readonly Attempt[], now: number): RefundStep {
  const last = attempts.at(-1);
  const first = attempts[0];
  if (last === undefined || first === undefined) return { kind: "end" };
  const isOver =
    attempts.filter((each) => each.outcome !== null).length >= mostAttempts ||
    now - Date.parse(first.sent_at) > giveUpAfterMs;
  const silent = attempts.filter((each) => kindOf(each.outcome) === "unanswered");
  const notBefore = Math.max(0, ...silent.map((each) => Date.parse(each.sent_at) + quietAfterMs));
  const ofKey = attempts.filter((each) => each.idempotency_key === last.idempotency_key);
  const end: RefundStep = attempts.every(isClean)
    ? { kind: "end" }
    : { kind: "look", ifAbsent: "end", notBefore };
  switch (kindOf(last.outcome)) {
    case "under_way":
      return { kind: "send_first" };
    case "unanswered":
      return isOver ? end : { kind: "send", key: "same" };
    case "failed":
      return isOver ? end : { kind: "look", ifAbsent: "send_again", notBefore };
    case "limited":
      if (isOver) return end;
      return { kind: "send", key: ofKey.every(isClean) ? "new" : "same" };
    case "refused":
      return end;
  }
}

/** Fintoc has certainly done nothing. */
function isClean(attempt: Attempt): boolean {
  const kind = kindOf(attempt.outcome);
  return kind === "refused" || kind === "limited";
}

/** An outcome is `unanswered`, or the HTTP status and Fintoc's code. */
function kindOf(
  outcome: string | null,
): "under_way" | "unanswered" | "limited" | "refused" | "failed" {
  if (outcome === null) return "under_way";
  if (outcome === "unanswered") return "unanswered";
  if (outcome.startsWith("429")) return "limited";
  return outcome.startsWith("5") ? "failed" : "refused";
}

/** Why Fintoc did not create it. */
export function failureCodeOf(attempts: readonly Attempt[]): string {
  const last = attempts.at(-1)?.outcome ?? null;
  return kindOf(last) === "refused" ? (last?.split(" ")[1] ?? "refused") : "no_answer";
}
