import { paymentIntentStatuses, isFinal } from "../../contract/payment-intent.ts";
import { listOrders, listSorts, type ListOrder, type ListSort } from "../../contract/day-list.ts";

/** What a manager tells apart at a glance. */
export const statusGroups = ["paid", "open", "unpaid"] as const;
export type StatusGroup = (typeof statusGroups)[number];

const statusesOf: Readonly<Record<StatusGroup, string>> = {
  paid: "succeeded",
  open: paymentIntentStatuses.filter((each) => !isFinal(each)).join(","),
  unpaid: paymentIntentStatuses.filter((each) => isFinal(each) && each !== "succeeded").join(","),
};

/** The list as its address has it. */
export interface ListChoice {
  readonly group: StatusGroup | null;
  readonly needsPerson: boolean;
  readonly till: string | null;
  readonly cashier: string | null;
  readonly q: string;
  /** A search over all days; a list always is of one day. */
  readonly everyDay: boolean;
  readonly sort: ListSort;
  readonly order: ListOrder;
}

/** What the list's filters are named in the address; `null` takes one away. */
export const noFilters = {
  status: null,
  attention: null,
  till: null,
  cashier: null,
  q: null,
  days: null,
} as const;

type Query = Readonly<Record<string, string>>;

export function readChoice(query: Query): ListChoice {
  const q = (query["q"] ?? "").trim();
  return {
    group: statusGroups.find((each) => each === query["status"]) ?? null,
    needsPerson: query["attention"] !== undefined,
    till: query["till"] ?? null,
    cashier: query["cashier"] ?? null,
    q,
    everyDay: q !== "" && query["days"] === "all",
    sort: listSorts.find((each) => each === query["sort"]) ?? "createdAt",
    order: listOrders.find((each) => each === query["order"]) ?? "desc",
  };
}

/** The relay's statuses of the group in the address; none: every status. */
export function statusesIn(query: Query): string | undefined {
  const { group } = readChoice(query);
  return group === null ? undefined : statusesOf[group];
}

export function hasFilters(query: Query): boolean {
  return Object.keys(noFilters).some((name) => query[name] !== undefined);
}

/** What is asked of the relay, without the page. */
export type ListQuestion = Readonly<Record<string, string>>;

/** @param day yyyy-mm-dd */
export function questionOf(query: Query, day: string): ListQuestion {
  const { everyDay, order, q, sort } = readChoice(query);
  const status = statusesIn(query);
  const kept = ["store", "till", "cashier", "attention"].flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    ...(everyDay ? {} : { day }),
    ...(status === undefined ? {} : { status }),
    ...(q === "" ? {} : { q }),
    sort,
    order,
  };
}

/** What a column's head does next: first the direction that one looks for, then the other. */
export function nextOrder(choice: ListChoice, sort: ListSort): ListOrder {
  if (choice.sort === sort) return choice.order === "asc" ? "desc" : "asc";
  return sort === "createdAt" || sort === "amount" ? "desc" : "asc";
}
