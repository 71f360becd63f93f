import type { Database } from "../database/open-database.ts";
import type { EventRow } from "../database/schema.ts";
import { isRefundEvent, parseWebhookEvent } from "../fintoc/webhook-event.ts";
import { verifySignature } from "../fintoc/webhook-signature.ts";
import { fromStoredBody, storedText } from "../webhooks/stored-body.ts";
import { CommandError } from "./command-error.ts";
import { readOptions, wholeNumber } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const batch = 500;

/**
 * `unmatched list [--limit 100]` → `{"count","unmatched":[{"eventId","fintocId",…}]}`, newest
 * first: authentic events about payments that no till of this relay has charged, and about refunds
 * of such payments.
 */
export async function listUnmatched(database: Database, args: readonly string[]) {
  const { options } = readOptions(args, ["limit"]);
  const limit = wholeNumber("limit", options["limit"] ?? "100", 1, 10_000);
  const unmatched = database
    .selectFrom("events")
    .where("fintoc_id", "is not", null)
    .where("result", "in", ["unmatched", "other_mode", "stale"])
    .where((event) =>
      event.not(
        event.exists(
          event
            .selectFrom("payment_intents")
            .select("payment_intents.id")
            .whereRef("payment_intents.fintoc_id", "=", "events.fintoc_id"),
        ),
      ),
    )
    .where((event) =>
      event.not(
        event.exists(
          event
            .selectFrom("refunds")
            .select("refunds.id")
            .whereRef("refunds.fintoc_id", "=", "events.fintoc_id"),
        ),
      ),
    );
  const { count } = await unmatched
    .select((event) => event.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  const rows = await unmatched
    .selectAll()
    .orderBy("received_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return { count: Number(count), unmatched: rows.map(describe) };
}

function describe(row: EventRow) {
  const parsed = parseWebhookEvent(storedText(row));
  const intent = parsed.ok ? (parsed.value.paymentIntent ?? parsed.value.refund) : null;
  const unknown = isRefundEvent(row) ? "unknown_refund" : "unknown_payment_intent";
  return {
    eventId: row.id,
    type: row.type,
    mode: row.mode,
    fintocId: row.fintoc_id,
    amount: intent?.amount ?? null,
    currency: intent?.currency ?? null,
    status: intent?.status ?? null,
    receivedAt: row.received_at,
    because: row.result === "other_mode" ? "other_mode" : unknown,
  };
}

/**
 * `events verify` → `{"checked","authentic","notAuthentic":[…]}`: verifies the stored raw bodies
 * again with the secrets in `FINTOC_WEBHOOK_SECRET` (comma-separated, earlier ones too) or, where
 * it is not set, with the one that is typed. A signature's age plays no part. Ends with 1 where one
 * is not authentic.
 */
export async function verifyEvents(
  database: Database,
  args: readonly string[],
  { env, foundFaults, readSecret }: Terminal,
) {
  readOptions(args, []);
  const given = env["FINTOC_WEBHOOK_SECRET"]?.trim();
  const typed = given === undefined || given === "" ? await readSecret("Webhook secret: ") : given;
  const secrets = typed.split(",").map((secret) => secret.trim());
  if (secrets.includes("")) throw new CommandError("The webhook secret is missing or has a gap");

  let checked = 0;
  const notAuthentic: { eventId: string; receivedAt: string }[] = [];
  let after = "";
  for (;;) {
    const rows = await database
      .selectFrom("events")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(batch)
      .execute();
    for (const row of rows) {
      checked += 1;
      const bytes = fromStoredBody(row);
      if (verifySignature(bytes, row.signature, secrets, 0) === "invalid") {
        notAuthentic.push({ eventId: row.id, receivedAt: row.received_at });
      }
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  if (notAuthentic.length > 0) foundFaults?.();
  return { checked, authentic: checked - notAuthentic.length, notAuthentic };
}
