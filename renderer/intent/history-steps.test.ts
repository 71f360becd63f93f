import { describe, expect, test } from "vitest";

import type { HistoryEntry } from "../../contract/payment-intent.ts";
import { catalogues } from "../i18n/catalogues.ts";
import { historySteps, type IntentWithHistory } from "./history-steps.ts";
import { sourceWords, stepTelling } from "./step-words.ts";

const charged = "2026-11-20T17:30:00.000Z";
const after = (seconds: number) => new Date(Date.parse(charged) + seconds * 1_000).toISOString();

function entry(changes: Partial<HistoryEntry>): HistoryEntry {
  return {
    at: after(1),
    source: "creation",
    kind: "told",
    status: "created",
    amount: 12_990,
    currency: "CLP",
    errorReason: null,
    eventId: null,
    note: null,
    by: null,
    till: null,
    ...changes,
  };
}

function intent(
  changes: Partial<IntentWithHistory>,
  ...history: HistoryEntry[]
): IntentWithHistory {
  return {
    id: "0199f3a0-7c00-7000-8000-000000000001",
    fintocId: "pi_1",
    amount: 12_990,
    currency: "CLP",
    status: "created",
    errorReason: null,
    reference: null,
    customerEmail: null,
    payUrl: null,
    payUrlExpiresAt: after(600),
    receiptUrl: null,
    cancelledAt: null,
    attention: null,
    attentionSettled: null,
    bankReference: null,
    sender: null,
    transactionDate: null,
    till: { id: "till-1", name: "Caja 1" },
    store: { id: "store-1", name: "Café" },
    cashier: { id: "staff-1", name: "Ana Soto" },
    mode: "test",
    createdAt: charged,
    updatedAt: charged,
    finalAt: null,
    finalSource: null,
    tip: null,
    statusAt: null,
    statusSource: null,
    refunded: { amount: 0, underway: 0 },
    history,
    ...changes,
  };
}

const words = catalogues["es-CL"];
/** Each step as it is read: what, who told it, and the seconds since the one before. */
function read(told: IntentWithHistory) {
  return historySteps(told).map((step) => {
    const { more, title } = stepTelling(step.event, words, "es-CL", told.currency);
    const since = step.sinceMs === null ? null : step.sinceMs / 1_000;
    return [title, more, sourceWords(step.source, words), since, step.decides];
  });
}

describe("the steps of a sale", () => {
  test("begin with the cashier's charge and mark what decided the end, once", () => {
    const paid = { status: "succeeded", finalAt: after(42), finalSource: "webhook" } as const;
    const told = intent(
      paid,
      entry({}),
      entry({ at: after(42), source: "webhook", status: "succeeded", eventId: "evt_1" }),
      entry({ at: after(42), source: "webhook", status: "succeeded", eventId: "evt_2" }),
      entry({ at: after(43), source: "fetch", status: "succeeded" }),
    );
    expect(read(told)).toEqual([
      ["Se cobró", null, "Ana Soto, en Caja 1", null, false],
      ["La página de pago está lista", null, "Respuesta de Fintoc al crearlo", 1, false],
      ["Pagada", null, "Aviso de Fintoc", 41, true],
      ["Pagada: se confirma", null, "Aviso de Fintoc", 0, false],
      ["Pagada: se confirma", null, "Consulta a Fintoc", 1, false],
    ]);
    expect(historySteps(told)[2]?.source).toEqual({ kind: "webhook", eventId: "evt_1" });
  });

  test("name another amount or currency, which decides nothing", () => {
    const told = intent(
      { status: "succeeded", finalAt: after(9), finalSource: "webhook" },
      entry({ at: after(9), source: "webhook", status: "succeeded", amount: 1 }),
      entry({ at: after(9), source: "webhook", status: "succeeded", amount: 150, currency: "MXN" }),
      entry({ at: after(9), source: "webhook", status: "succeeded", amount: 5, currency: "USD" }),
      entry({ at: after(9), source: "webhook", status: "succeeded" }),
    );
    expect(read(told).map(([title, , , , decides]) => [title, decides])).toEqual([
      ["Se cobró", false],
      ["Otro monto: $1", false],
      ["Otro monto: MXN\u{a0}1,50 (MXN)", false],
      ["Otro monto: 5 USD (USD)", false],
      ["Pagada", true],
    ]);
  });

  test("tell why it failed, and how an untouched one expired", () => {
    const failed = entry({
      at: after(5),
      source: "fetch",
      status: "failed",
      errorReason: "insufficient_funds",
    });
    expect(read(intent({}, failed)).at(-1)?.slice(0, 2)).toEqual([
      "No se pudo pagar",
      words.reasons.insufficient_funds,
    ]);
    const expired = { status: "expired", finalAt: after(700), finalSource: "relay" } as const;
    const untouched = entry({ at: after(700), source: "fetch", status: "created" });
    const lapsed = read(intent(expired, entry({}), untouched)).at(-1);
    expect(lapsed?.[0]).toBe("Nadie empezó a pagar a tiempo: venció");
    expect(lapsed?.[4]).toBe(true);
  });

  test("name who cancelled where, who settled how, and every try that came to nothing", () => {
    const nobody = { status: null, amount: null, currency: null } as const;
    const told = intent(
      { status: "not_created", finalAt: after(8), finalSource: "relay", cashier: null },
      entry({ ...nobody, kind: "creation_failed", source: "relay", note: "unanswered" }),
      entry({ ...nobody, kind: "creation_failed", source: "relay", note: "503" }),
      entry({ ...nobody, kind: "cancelled", source: "till", by: "Luz Vera", till: "Caja 2" }),
      entry({ ...nobody, kind: "cancelled", source: "till" }),
      entry({ ...nobody, kind: "settled", source: "till", by: "Luz Vera", note: "Devuelto" }),
      entry({ ...nobody, kind: "receipt_checked", source: "till", till: "Caja 3" }),
      entry({
        ...nobody,
        at: after(8),
        kind: "not_created",
        source: "relay",
        errorReason: "no_answer",
      }),
    );
    expect(read(told).map(([title, more, source]) => [title, more, source])).toEqual([
      ["Se cobró", null, "Caja 1"],
      [words.intent.steps.unanswered, null, "El servidor de la tienda"],
      [words.intent.steps.refused("503"), null, "El servidor de la tienda"],
      ["Cancelada: la página de pago se cerró", null, "Luz Vera, en Caja 2"],
      ["Cancelada: la página de pago se cerró", null, "En la caja"],
      ["Resuelta por una persona", "Devuelto", "Luz Vera"],
      ["Se revisó el comprobante", null, "Caja 3"],
      ["No se pudo crear el cobro", words.intent.steps.noAnswer, "El servidor de la tienda"],
    ]);
    expect(historySteps(told).at(-1)?.decides).toBe(true);
  });
});
