import { randomUUID } from "node:crypto";

import { businessDay } from "../../contract/business-day.ts";
import type { OwnShop, ShopRecipient } from "../../contract/embedded-relay.ts";
import { parseRut } from "../../contract/identifiers.ts";
import type { Staff } from "../../contract/staff.ts";
import type { Database } from "../database/open-database.ts";
import type { StoreRow } from "../database/schema.ts";
import { RelayError } from "../http/relay-error.ts";
import { addMember } from "../staff/change-staff.ts";
import { hashPin } from "../staff/pin.ts";
import { refuseEasyPin } from "../staff/refuse-easy-pin.ts";
import { nameOf } from "../stores/name-of.ts";
import type { Recipient } from "../stores/store.ts";
import { createTill, renewCode } from "../tills/change-tills.ts";

/** The app pairs at once; a code that was lost with it is of no use to anybody. */
const codeLifeMs = 10 * 60_000;

/**
 * Makes the shop of a computer that is its only till, and a code for that till. Asked again after a
 * crash it goes on where it was; a shop that has sold something is left as it is.
 * @throws RelayError with the first fault of what was typed
 */
export async function setUpShop(
  database: Database,
  wish: OwnShop,
  { nowMs, pepper }: { readonly nowMs: number; readonly pepper: string },
): Promise<{ readonly pairingCode: string }> {
  const now = new Date(nowMs).toISOString();
  const columns = columnsOf(wish);
  refuseEasyPin("manager", wish.manager?.pin);
  const known = await database
    .selectFrom("stores")
    .selectAll()
    .orderBy("created_at")
    .executeTakeFirst();
  const storeId = known?.id ?? randomUUID();
  if (known === undefined) {
    await database
      .insertInto("stores")
      .values(rowOf(storeId, columns, now))
      .execute();
  } else if (!(await hasSold(database, storeId))) {
    await database.updateTable("stores").set(columns).where("id", "=", storeId).execute();
  }
  const { manager, practice } = wish;
  const staff =
    manager === null ? (practice?.staff ?? []) : [{ ...manager, role: "manager" as const }];
  await addFirstStaff(database, storeId, staff, pepper, now);
  return offerTill(database, storeId, wish.tillName, nowMs);
}

/**
 * A code for the till of the shop that is there.
 * @throws RelayError store_not_found before any was set up
 */
export async function newTillCode(
  database: Database,
  nowMs: number,
): Promise<{ readonly pairingCode: string }> {
  const store = await firstStore(database);
  return offerTill(database, store.id, "Caja", nowMs);
}

/**
 * The first manager of the shop that is there.
 * @throws RelayError store_not_found, name_invalid, staff_pin_easy; staff_differs where somebody has a PIN already
 */
export async function addFirstManager(
  database: Database,
  manager: { readonly name: string; readonly pin: string },
  pepper: string,
  now: string,
): Promise<void> {
  refuseEasyPin("manager", manager.pin);
  const { id: storeId } = await firstStore(database);
  const someone = await database
    .selectFrom("staff")
    .select("id")
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (someone !== undefined) {
    throw new RelayError("staff_differs", "Somebody has a PIN already: a manager adds others");
  }
  await addFirstStaff(database, storeId, [{ ...manager, role: "manager" }], pepper, now);
}

async function firstStore(database: Database): Promise<Pick<StoreRow, "id">> {
  const store = await database
    .selectFrom("stores")
    .select("id")
    .orderBy("created_at")
    .executeTakeFirst();
  if (store === undefined) throw new RelayError("store_not_found", "No shop has been set up");
  return store;
}

type Columns = Pick<
  StoreRow,
  "name" | "currency" | "locale" | "time_zone" | "recipient" | "product"
> &
  Partial<Pick<StoreRow, "tips" | "quick_amounts">>;

function columnsOf(wish: OwnShop): Columns {
  if (wish.recipient !== null && wish.currency !== "CLP") {
    const message = "Only in Chile an account is paid directly; in Mexico Fintoc collects";
    throw new RelayError("parameter_invalid", message, "recipient");
  }
  return {
    name: nameOf(wish.name),
    currency: wish.currency,
    locale: wish.locale,
    time_zone: timeZoneOf(wish.timeZone),
    recipient: wish.recipient === null ? null : JSON.stringify(recipientOf(wish.recipient)),
    product: wish.product,
    ...(wish.practice === undefined
      ? {}
      : {
          tips: JSON.stringify(wish.practice.tipPercents),
          quick_amounts: JSON.stringify(wish.practice.quickAmounts),
        }),
  };
}

function rowOf(id: string, columns: Columns, now: string): StoreRow {
  return {
    id,
    tips: null,
    quick_amounts: null,
    ...columns,
    day_starts_at_hour: 0,
    business_profile: null,
    max_amount: null,
    confirm_above: null,
    receipt_words: null,
    feed_position: 0,
    feed_pruned_position: 0,
    created_at: now,
  };
}

function recipientOf({ holderId, institution, number, type }: ShopRecipient): Recipient {
  const rut = parseRut(holderId);
  if (rut === null) {
    const message = "The holder's RUT has a digit that does not fit";
    throw new RelayError("parameter_invalid", message, "recipient.holderId");
  }
  const digits = number.replaceAll(/[\s-]/gu, "").replace(/^0+/u, "");
  if (!/^\d{1,20}$/u.test(digits)) {
    throw new RelayError(
      "parameter_invalid",
      "The account number has 1 to 20 digits",
      "recipient.number",
    );
  }
  return { holder_id: rut, number: digits, type, institution_id: institution };
}

function timeZoneOf(name: string): string {
  try {
    businessDay("2026-01-01", name, 0);
    return name;
  } catch {
    throw new RelayError("parameter_invalid", `The time zone ${name} is unknown`, "timeZone");
  }
}

async function hasSold(database: Database, storeId: string): Promise<boolean> {
  const sale = await database
    .selectFrom("payment_intents")
    .select("id")
    .where("store_id", "=", storeId)
    .limit(1)
    .executeTakeFirst();
  return sale !== undefined;
}

/** Where somebody works already, their PINs are theirs to change. */
async function addFirstStaff(
  database: Database,
  storeId: string,
  staff: readonly { readonly name: string; readonly role: Staff["role"]; readonly pin: string }[],
  pepper: string,
  now: string,
): Promise<void> {
  const known = await database
    .selectFrom("staff")
    .select("name")
    .where("removed_at", "is", null)
    .execute();
  // Asked again after a crash between two members, the second one is still to come.
  if (known.some(({ name }) => staff.every((each) => each.name !== name))) return;
  for (const { name, pin, role } of staff) {
    if (known.some((each) => each.name === name)) continue;
    const member = { id: randomUUID(), name, role, pinHash: await hashPin(pin, pepper) };
    await addMember(database, { storeId, by: null, now }, member);
  }
}

async function offerTill(database: Database, storeId: string, name: string, nowMs: number) {
  const till = await database
    .selectFrom("tills")
    .select("id")
    .where("store_id", "=", storeId)
    .where("revoked_at", "is", null)
    .orderBy("created_at")
    .executeTakeFirst();
  const change = { storeId, by: null, nowMs };
  const offered =
    till === undefined
      ? await createTill(database, change, { id: randomUUID(), name }, codeLifeMs)
      : await renewCode(database, change, till.id, codeLifeMs);
  return { pairingCode: offered.pairingCode };
}
