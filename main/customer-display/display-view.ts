import { assertNever } from "../../contract/assert-never.ts";
import type { Sale, TillState } from "../../contract/bridge.ts";
import type { DisplayState } from "../../contract/display.ts";
import { paysHere } from "../../contract/pays-here.ts";
import { isFinal, type PaymentIntentStatus } from "../../contract/payment-intent.ts";

type Shows = DisplayState["shows"];

/** How long a sale's end stays on the display when the cashier does not go on. */
export const endShownMs = 30_000;
/** Without the relay for this long, a QR may be anything: nobody could tell that it was withdrawn. */
export const offlineQrMs = 30_000;
/** A page whose end the relay does not tell lives as long as Fintoc's token. */
const pageLifeMs = 10 * 60_000;
/** An end that is older than this when it is first seen is of a customer who has gone. */
const oldEndMs = 10 * 60_000;

/** The end of a sale that is on the display, and since when. */
export interface SeenEnd {
  readonly saleId: string;
  readonly kind: Shows["kind"];
  /** The relay's clock, in Unix milliseconds. */
  readonly at: number;
}

export interface DisplayView {
  readonly shows: Shows;
  /** To be given back the next time. */
  readonly seen: SeenEnd | null;
  /** When something else is to be shown although nothing new is heard (the relay's clock). */
  readonly changesAt: number | null;
}

const idle = { kind: "idle" } as const;

/**
 * What the customer sees, decided here alone: the newest sale that the cashier has not left, and
 * never another one.
 * @param now the relay's clock, in Unix milliseconds: this computer's may be wrong, and be set
 * @param seen what the last call answered
 */
export function displayView(till: TillState, now: number, seen: SeenEnd | null): DisplayView {
  const front = till.sales.find((sale) => !sale.left);
  if (front === undefined || till.pairing.kind !== "paired") {
    return { shows: idle, seen: null, changesAt: null };
  }
  const offlineAt = offlineFrom(till);
  const isOffline = offlineAt !== null && now >= offlineAt;
  const shows = withoutOwnPage(till, showsOf(front, now, isOffline));
  switch (shows.kind) {
    case "idle":
    case "preparing":
    case "confirming":
      return { shows, seen: null, changesAt: null };
    case "charging": {
      const endsAt = Date.parse(shows.expiresAt);
      return { shows, seen: null, changesAt: Math.min(endsAt, offlineAt ?? endsAt) };
    }
    case "paid":
    case "not_paid":
    case "ask_cashier":
      return endView(front, shows, now, seen);
    default:
      return assertNever(shows);
  }
}

/** A QR that no phone can open is none: the customer pays on the cashier's screen. */
function withoutOwnPage(till: TillState, shows: Shows): Shows {
  if (shows.kind !== "charging" || !paysHere(till, shows.payUrl)) return shows;
  const { amount, atBank, currency } = shows;
  return { kind: atBank ? "confirming" : "ask_cashier", amount, currency };
}

/** When a QR may not be shown any more for want of the relay; `null` while there is a link to it. */
function offlineFrom({ connection }: TillState): number | null {
  return connection.kind === "online" ? null : Date.parse(connection.since) + offlineQrMs;
}

function endView(sale: Sale, shows: Shows, now: number, seen: SeenEnd | null): DisplayView {
  const isKnown = seen?.saleId === sale.id && seen.kind === shows.kind && seen.at <= now;
  const since = isKnown ? seen.at : now;
  const finalAt = sale.paymentIntent?.finalAt ?? null;
  const isOld = finalAt !== null && now - Date.parse(finalAt) >= oldEndMs;
  const end = { saleId: sale.id, kind: shows.kind, at: since };
  return isOld || now - since >= endShownMs
    ? { shows: idle, seen: end, changesAt: null }
    : { shows, seen: end, changesAt: since + endShownMs };
}

function showsOf(sale: Sale, now: number, isOffline: boolean): Shows {
  const { amount, cancelling, currency, paymentIntent, refused } = sale;
  const money = { amount, currency };
  if (paymentIntent === null) {
    return { kind: refused === null && !cancelling ? "preparing" : "not_paid", ...money };
  }
  const { attention, cancelledAt, createdAt, payUrl, payUrlExpiresAt, status } = paymentIntent;
  // Whatever a person has to look at first: the customer is promised nothing.
  if (attention !== null) return { kind: "ask_cashier", ...money };
  if (status === "succeeded") return { kind: "paid", ...money };
  if (isFinal(status)) return { kind: "not_paid", ...money };
  if (cancelling || cancelledAt !== null) {
    // Money that is already moving may still arrive.
    return { kind: isMoving(status) ? "ask_cashier" : "not_paid", ...money };
  }
  if (status === "creating") return { kind: "preparing", ...money };
  if (status === "pending") return { kind: "confirming", ...money };
  if (isOffline) return { kind: "ask_cashier", ...money };

  const atBank = isMoving(status);
  const endsAt = payUrlExpiresAt ?? new Date(Date.parse(createdAt) + pageLifeMs).toISOString();
  if (payUrl !== null && now < Date.parse(endsAt)) {
    return { kind: "charging", ...money, payUrl, createdAt, expiresAt: endsAt, atBank };
  }
  return { kind: atBank ? "confirming" : "ask_cashier", ...money };
}

/** Whether the customer has begun: the bank may be moving money. */
function isMoving(status: PaymentIntentStatus): boolean {
  return status === "in_progress" || status === "requires_action" || status === "pending";
}
