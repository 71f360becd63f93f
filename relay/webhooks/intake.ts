import { fail, ok, type Result } from "../../contract/result.ts";
import type { GroupCommit } from "../database/group-commit.ts";
import { lockFintocId } from "../database/locks.ts";
import { toldFact } from "../fintoc/told.ts";
import {
  isAdvancing,
  isReadable,
  isRefundEvent,
  parseWebhookEvent,
  toldBy,
  type WebhookEvent,
} from "../fintoc/webhook-event.ts";
import { verifySignature, type SignatureVerdict } from "../fintoc/webhook-signature.ts";
import { recordFacts } from "../payment-intents/record-facts.ts";
import { applyRefundEvent, matchRefund } from "../refunds/take-in-refund.ts";
import type { Relay } from "../relay.ts";
import { askHintedSession, matchEvent } from "./match-event.ts";
import { toStoredBody } from "./stored-body.ts";

/** What became of an authentic event. */
export type IntakeResult =
  | "applied"
  | "duplicate"
  | "stale"
  | "unmatched"
  | "other_mode"
  | "ignored"
  | "unreadable";

/**
 * Takes in one webhook: signature over the raw bytes, then one transaction {event once by its id,
 * fact, transition, feed}. When it resolves, everything is committed.
 */
export async function takeIn(
  relay: Relay,
  body: Uint8Array,
  signature: string | null,
  inGroup: GroupCommit,
): Promise<Result<IntakeResult, "signature_invalid" | "unreadable">> {
  const nowSeconds = Math.floor(relay.clock() / 1_000);
  const secrets = relay.config.fintoc.webhookSecrets;
  const verdict = verifySignature(body, signature, secrets, nowSeconds);
  if (verdict === "invalid") return fail("signature_invalid");
  const text = new TextDecoder().decode(body);
  const parsed = parseWebhookEvent(text);
  if (!parsed.ok) return parsed;
  const event = parsed.value;

  return ok(
    await inGroup(async (transaction, changed): Promise<IntakeResult> => {
      if (event.fintocId !== null) await lockFintocId(transaction, event.fintocId);
      const now = relay.now();
      const isRefund = isRefundEvent(event);
      const refund = isRefund ? await matchRefund(transaction, event) : undefined;
      const intent = isRefund ? undefined : await matchEvent(transaction, event);
      const isMatched = (refund ?? intent) !== undefined;
      const result = judge(event, verdict, relay.config.fintoc.mode, isMatched);
      const inserted = await transaction
        .insertInto("events")
        .values({
          id: event.id,
          type: event.type,
          mode: event.mode,
          fintoc_id: event.fintocId,
          ...toStoredBody(body),
          signature: signature ?? "",
          received_at: now,
          result,
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 0n) return "duplicate";
      if (isRefund) {
        changed(await applyRefundEvent(transaction, { event, result, refund, now }));
        return result;
      }
      if (result === "unmatched") await askHintedSession(transaction, event, now);
      if (intent === undefined) return result;
      const told = toldBy(event);
      if (result === "applied" && told !== null) {
        const how = { source: "webhook", at: now, askedAt: now, eventId: event.id } as const;
        const fact = toldFact(told, how);
        changed((await recordFacts(transaction, intent.id, [fact], now)).change);
      }
      if (
        result === "stale" ||
        result === "unreadable" ||
        (result === "applied" && told === null)
      ) {
        // Authentic, but its body is not to be applied: ask Fintoc instead, until it answers.
        await transaction
          .updateTable("payment_intents")
          .set({ ask_at: now })
          .where("id", "=", intent.id)
          .execute();
      }
      return result;
    }),
  );
}

function judge(
  event: WebhookEvent,
  verdict: Exclude<SignatureVerdict, "invalid">,
  mode: string,
  matched: boolean,
): IntakeResult {
  if (event.mode !== null && event.mode !== mode) return "other_mode";
  if (!isAdvancing(event)) return "ignored";
  if (verdict === "stale") return "stale";
  if (!matched) return "unmatched";
  return isReadable(event) ? "applied" : "unreadable";
}
