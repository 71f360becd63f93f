import { signatureOf } from "../../../simulator/webhooks/signature.ts";
import { amountOf, fintocIdOf } from "../fill.ts";

/** A `payment_intent.succeeded` of a filled intent, signed now, as the bytes of an HTTP request. */
export function webhookRequest(index: number, port: number, secret: string): Buffer {
  const body = JSON.stringify({
    id: `evt_bench${index}`,
    object: "event",
    type: "payment_intent.succeeded",
    mode: "test",
    created_at: new Date().toISOString(),
    data: {
      ...fintocIntent(index, "succeeded"),
      metadata: { order: `order-${index}` },
      recipient_account: {
        holder_id: "183917137",
        number: "123456",
        type: "checking_account",
        institution_id: "cl_banco_de_chile",
      },
    },
  });
  const bytes = Buffer.from(body);
  const head = [
    "POST /webhooks/fintoc HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/json",
    `Content-Length: ${bytes.length}`,
    `Fintoc-Signature: ${signatureOf(secret, Date.now(), body)}`,
    "User-Agent: benchmark",
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), bytes]);
}

/** Fintoc's object of a filled intent. */
export function fintocIntent(index: number, status: string): object {
  return {
    id: fintocIdOf(index),
    object: "payment_intent",
    amount: amountOf(index),
    currency: "CLP",
    widget_token: null,
    status,
    reference_id: String(20_000_000 + index),
    transaction_date: "2026-01-15T15:24:15.474Z",
    metadata: {},
    error_reason: null,
    mode: "test",
    customer_email: null,
    sender_account: {
      holder_id: "416148503",
      number: "422159212",
      type: "checking_account",
      institution_id: "cl_banco_estado",
    },
    created_at: "2026-01-15T15:20:00.000Z",
  };
}
