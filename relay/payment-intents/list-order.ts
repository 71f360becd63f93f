import { createHash } from "node:crypto";

import { sql, type RawBuilder } from "kysely";
import * as v from "valibot";

import {
  attentions,
  paymentIntentStatuses,
  type PaymentIntentStatus,
} from "../../contract/payment-intent.ts";
import type { ListOrder, ListSort } from "../../contract/day-list.ts";
import { isPostgres } from "../database/is-postgres.ts";
import type { Database } from "../database/open-database.ts";
import { RelayError } from "../http/relay-error.ts";

/** A list's order: what rows are compared by, the last part never equal. */
export interface RowOrder {
  readonly parts: readonly OrderPart[];
}

interface OrderPart {
  /** Never null. */
  readonly expression: RawBuilder<string | number>;
  readonly order: ListOrder;
  readonly type: "text" | "number";
}

/** A row's place in an order. */
export interface Place {
  readonly values: readonly (string | number)[];
  /** Whether the row itself is meant too. */
  readonly inclusive: boolean;
}

/** Ids in the order of their names. */
export interface NameOrder {
  readonly stores: readonly string[];
  readonly tills: readonly string[];
  readonly cashiers: readonly string[];
}

export const noNames: NameOrder = { stores: [], tills: [], cashiers: [] };

const createdAt = sql<string>`payment_intents.created_at`;
const id = sql<string>`payment_intents.id`;

/**
 * What has no value stands last in either direction; equal rows stand newest first. Texts are
 * compared by their bytes, names by their place, so that both databases have the same order.
 */
export function rowOrder(
  database: Database,
  sort: ListSort,
  order: ListOrder,
  names: NameOrder,
): RowOrder {
  if (sort === "createdAt") {
    return { parts: byAge(order) };
  }
  const { missing, type, value } = keyOf(database, sort, names);
  const own = { expression: value, order, type };
  if (missing === null) return { parts: [own, ...byAge("desc")] };
  const flag = sql<number>`case when ${missing} then 1 else 0 end`;
  return { parts: [{ expression: flag, order: "asc", type: "number" }, own, ...byAge("desc")] };
}

function byAge(order: ListOrder): readonly OrderPart[] {
  return [createdAt, id].map((expression) => ({ expression, order, type: "text" }));
}

interface Key {
  /** `null`: there always is a value. */
  readonly missing: RawBuilder<boolean> | null;
  readonly value: RawBuilder<string | number>;
  readonly type: "text" | "number";
}

function keyOf(
  database: Database,
  sort: Exclude<ListSort, "createdAt">,
  { cashiers, stores, tills }: NameOrder,
): Key {
  switch (sort) {
    case "store":
      return {
        missing: null,
        type: "number",
        value: placeOf(sql`payment_intents.store_id`, stores),
      };
    case "amount":
      return { missing: null, type: "number", value: sql<number>`payment_intents.amount` };
    case "status":
      return { missing: null, type: "number", value: statusPlace };
    case "reference":
      return {
        missing: sql<boolean>`payment_intents.reference_key is null`,
        type: "text",
        value: sql<string>`coalesce(payment_intents.reference_key, '')`,
      };
    case "bankReference":
      return {
        missing: sql<boolean>`payment_intents.bank_reference is null`,
        type: "text",
        value: sql<string>`coalesce(payment_intents.bank_reference, '')${byBytes(database)}`,
      };
    case "till":
      return {
        missing: null,
        type: "number",
        value: placeOf(sql`payment_intents.till_id`, tills),
      };
    case "cashier":
      return {
        missing: sql<boolean>`payment_intents.cashier_id is null`,
        type: "number",
        value: placeOf(sql`payment_intents.cashier_id`, cashiers),
      };
  }
}

/** Makes PostgreSQL compare a text as SQLite does. */
export function byBytes(database: Database): RawBuilder<unknown> {
  return sql.raw(isPostgres(database) ? ` collate "C"` : "");
}

const paid: PaymentIntentStatus = "succeeded";
/** By far the most: nothing else is compared for them. */
const paidPlace = attentions.length + paymentIntentStatuses.indexOf(paid);

/** What needs a person first, then what is open, what came to nothing, and what was paid. */
const statusPlace = sql<number>`case ${sql.join(
  [
    sql`when payment_intents.attention is null and payment_intents.status = ${sql.lit(paid)}
      then ${sql.lit(paidPlace)}`,
    ...attentions.map(
      (each, place) =>
        sql`when payment_intents.attention = ${sql.lit(each)} then ${sql.lit(place)}`,
    ),
    ...paymentIntentStatuses.map(
      (each, rank) =>
        sql`when payment_intents.status = ${sql.lit(each)} then ${sql.lit(attentions.length + rank)}`,
    ),
  ],
  sql` `,
)} else -1 end`;

function placeOf(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<number> {
  // A constant would be taken for a column's number.
  if (ids.length === 0) return sql<number>`case when ${column} is null then 1 else 0 end`;
  const whens = ids.map((each, place) => sql`when ${each} then ${sql.lit(place)}`);
  return sql<number>`case ${column} ${sql.join(whens, sql` `)} else ${sql.lit(ids.length)} end`;
}

/** The rows after a place. */
export function after({ parts }: RowOrder, { inclusive, values }: Place): RawBuilder<boolean> {
  const last = inclusive ? ([">=", "<="] as const) : ([">", "<"] as const);
  return compare(parts, values, last);
}

/** The rows before a place, without it. */
export function before({ parts }: RowOrder, { values }: Place): RawBuilder<boolean> {
  const reversed = parts.map((part) => {
    return { ...part, order: part.order === "asc" ? ("desc" as const) : ("asc" as const) };
  });
  return compare(reversed, values, [">", "<"]);
}

function compare(
  parts: readonly OrderPart[],
  values: readonly (string | number)[],
  [asc, desc]: readonly [">=", "<="] | readonly [">", "<"],
): RawBuilder<boolean> {
  const sign = (order: ListOrder, isLast: boolean) =>
    sql.raw(order === "asc" ? (isLast ? asc : ">") : isLast ? desc : "<");
  const first = parts[0];
  // Compared as a pair, an index is entered at the place itself.
  if (parts.length === 2 && first !== undefined) {
    const pair = sql.join(parts.map(({ expression }) => expression));
    return sql<boolean>`(${pair}) ${sign(first.order, true)} (${sql.join(values)})`;
  }
  const alternatives = parts.map(({ expression, order }, index) => {
    const equal = parts
      .slice(0, index)
      .map((part, earlier) => sql`${part.expression} = ${values[earlier]}`);
    const differs = sql`${expression} ${sign(order, index === parts.length - 1)} ${values[index]}`;
    return sql`(${sql.join([...equal, differs], sql` and `)})`;
  });
  return sql<boolean>`(${sql.join(alternatives, sql` or `)})`;
}

export function orderBy({ parts }: RowOrder): RawBuilder<unknown> {
  return sql.join(parts.map(({ expression, order }) => sql`${expression} ${sql.raw(order)}`));
}

/** The same order, of rows that have the columns of `placeColumns`. */
export function orderByPlaces({ parts }: RowOrder): RawBuilder<unknown> {
  return sql.join(
    parts.map(({ order }, index) => sql`${sql.ref(placeColumn(index))} ${sql.raw(order)}`),
  );
}

/** The columns that hold a row's place, for `placeIn`. */
export function placeColumns({ parts }: RowOrder) {
  return parts.map(({ expression }, index) => expression.as(placeColumn(index)));
}

const placeColumn = (index: number): `place_${number}` => `place_${index}`;

/** @param row with the columns of `placeColumns` */
export function placeIn(
  { parts }: RowOrder,
  row: Readonly<Record<string, string | number>>,
  inclusive: boolean,
): Place {
  return { values: parts.map((_, index) => row[placeColumn(index)] ?? ""), inclusive };
}

const cursorSchema = v.strictTuple([
  v.string(),
  v.picklist([0, 1]),
  v.array(v.union([v.string(), v.pipe(v.number(), v.safeInteger())])),
]);

/** A mark of what was asked: a cursor of another question means nothing. */
export function questionMark(question: unknown): string {
  const digest = createHash("sha256").update(JSON.stringify(question)).digest("base64url");
  return digest.slice(0, 8);
}

export function writeCursor({ inclusive, values }: Place, mark: string): string {
  return Buffer.from(JSON.stringify([mark, inclusive ? 1 : 0, values])).toString("base64url");
}

/** @throws RelayError cursor_invalid */
export function readCursor(
  cursor: string,
  param: "cursor" | "until",
  mark: string,
  { parts }: RowOrder,
): Place {
  const told = v.safeParse(
    v.pipe(v.string(), v.parseJson(), cursorSchema),
    Buffer.from(cursor, "base64url").toString(),
  );
  if (told.success) {
    const [of, inclusive, values] = told.output;
    const isPlace =
      values.length === parts.length &&
      parts.every(({ type }, index) => (typeof values[index] === "number") === (type === "number"));
    if (of === mark && isPlace) return { values, inclusive: inclusive === 1 };
  }
  const message = "This cursor is not one of this list in this order: begin anew";
  throw new RelayError("cursor_invalid", message, param);
}
