import type { Closing } from "../../contract/closing.ts";

const named = (id: string, amount: number) => ({
  id: `0199f3a0-7c00-7000-8000-0000${id}`,
  amount,
  reference: "Mesa 4",
  till: { id: "till-1", name: "Caja 1" },
  createdAt: "2026-11-20T23:31:00.000Z",
});

/** A closing with something of everything. */
export function closedDay(changes: Partial<Closing> = {}): Closing {
  const received = { count: 3, amount: 1_291_190, tips: 1_000 };
  return {
    id: "0199f3a0-7c00-7000-8000-00000000c105",
    number: 18,
    closedBy: { id: "staff-1", name: "Begoña Muñoz" },
    till: { id: "till-1", name: "Caja 1" },
    store: {
      id: "store-1",
      name: "Café Providencia",
      locale: "es-CL",
      timeZone: "America/Santiago",
    },
    mode: "live",
    currency: "CLP",
    from: "2026-11-20T00:04:00.000Z",
    to: "2026-11-21T00:10:00.000Z",
    days: { first: "2026-11-20", last: "2026-11-20" },
    count: 4,
    amount: 1_312_190,
    received,
    inDoubt: { count: 1, amount: 5_490 },
    byStatus: [
      { status: "rejected", count: 1, amount: 21_000 },
      { status: "succeeded", count: 3, amount: 1_291_190 },
    ],
    byTill: [{ till: { id: "till-1", name: "Caja 1" }, count: 4, amount: 1_312_190, received }],
    byCashier: [
      { cashier: null, count: 1, amount: 12_990, received: { ...received, count: 1 } },
      {
        cashier: { id: "staff-1", name: "Begoña Muñoz" },
        count: 3,
        amount: 1_299_200,
        received: { ...received, count: 2 },
      },
    ],
    late: {
      count: 1,
      amount: 8_200,
      items: [
        {
          ...named("aaaa0001", 8_200),
          createdAt: "2026-11-19T23:50:00.000Z",
          finalAt: "2026-11-20T12:00:00.000Z",
          attention: "paid_after_cancel",
          ofClosing: 17,
          endedAs: null,
        },
      ],
    },
    corrections: {
      count: 1,
      amount: -12_990,
      tips: 0,
      items: [
        {
          ...named("aaaa0002", 12_990),
          change: -12_990,
          attention: "contradiction",
          ofClosing: 17,
        },
      ],
    },
    refunds: {
      count: 1,
      amount: 2_990,
      items: [{ ...named("aaaa0003", 34_500), refunded: 2_990, ofClosing: 16 }],
    },
    open: {
      count: 201,
      amount: 34_500,
      items: [{ ...named("aaaa0004", 34_500), status: "pending", cancelled: true }],
    },
    attention: {
      count: 1,
      amount: 8_200,
      waiting: 0,
      items: [
        {
          ...named("aaaa0001", 8_200),
          status: "succeeded",
          attention: "paid_after_cancel",
          settled: { by: "Luz", at: "2026-11-20T13:00:00.000Z", note: "Se entregó." },
        },
      ],
    },
    previousHash: "b".repeat(64),
    hash: "0123456789abcdef".repeat(4),
    ...changes,
  };
}
