import fc from "fast-check";

import type { ExportHead } from "../../contract/export-stream.ts";
import {
  attentions,
  paymentIntentStatuses,
  type PaymentIntent,
} from "../../contract/payment-intent.ts";

export const store = {
  id: "store_1",
  name: 'Café; "Ñuñoa"',
  currency: "MXN",
  timeZone: "America/Santiago",
  dayStartsAtHour: 5,
} as const;
export const head: ExportHead = { rows: 0, stores: [store] };

/** What people type, what a machine makes of it, and what attacks a spreadsheet. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    '=HYPERLINK("http://x";"y")',
    "+56 9 1234",
    "@SUM(A1)",
    "-1",
    "\t=1+1",
    "\r\n=1",
    " =1",
    "'quoted'",
    "0012990",
    "1E5",
    "3/4",
    "12345678901234567890",
    "TRUE",
    "_x0041_",
    'a;b,c"d\r\ne',
    " ",
  ),
);
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) })
  .map((at) => new Date(at).toISOString());
const maybe = fc.option(text);

/** Any payment intent of the store, as the relay's wire has it. */
export const anyIntent: fc.Arbitrary<PaymentIntent> = fc.record({
  id: fc.uuid(),
  fintocId: maybe,
  amount: fc.integer({ min: 1, max: 99_999_999_999 }),
  currency: fc.constant("MXN" as const),
  status: fc.constantFrom(...paymentIntentStatuses),
  errorReason: maybe,
  reference: maybe,
  customerEmail: maybe,
  payUrl: fc.constant(null),
  payUrlExpiresAt: fc.constant(null),
  receiptUrl: fc.constant(null),
  cancelledAt: fc.constant(null),
  attention: fc.constantFrom(null, ...attentions),
  attentionSettled: fc.option(fc.record({ by: text, at: instant, note: text })),
  bankReference: maybe,
  sender: fc.option(
    fc.record({
      institutionId: fc.option(fc.constantFrom("cl_banco_estado", "mx_banco_x")),
      numberEnd: fc.option(fc.constantFrom("0042", "6789")),
      holderIdMasked: fc.constant(null),
    }),
  ),
  transactionDate: fc.constant(null),
  till: fc.record({ id: fc.constant("till_1"), name: text }),
  store: fc.constant({ id: store.id, name: store.name }),
  cashier: fc.option(fc.record({ id: fc.constant("staff_1"), name: text })),
  mode: fc.constantFrom("test" as const, "live" as const),
  createdAt: instant,
  updatedAt: instant,
  finalAt: fc.option(instant),
  finalSource: fc.constant(null),
  tip: fc.option(fc.integer({ min: 0, max: 99_999 })),
  statusAt: fc.constant(null),
  statusSource: fc.constant(null),
  refunded: fc.record({ amount: fc.nat(99_999_999), underway: fc.nat(99_999) }),
});

export async function* inOrder<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
