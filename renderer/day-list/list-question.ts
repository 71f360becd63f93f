import { paymentIntentStatuses, isFinal } from "../../contract/payment-intent.ts";
import { listOrders, listSorts, type ListOrder, type ListSort } from "../../contract/day-list.ts";
import { allStores } from "../../contract/stores.ts";

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
  /** What is searched or filtered stands here of all days; all sales always are of one day. */
  readonly everyDay: boolean;
  readonly sort: ListSort;
  readonly order: ListOrder;
}

/** As they stand in the address. */
const filterNames = ["status", "attention", "till", "cashier", "q"] as const;
type FilterName = (typeof filterNames)[number];

/** What takes all of the list's filters out of the address, and the days with them. */
export const noFilters: Readonly<Record<FilterName | "days", null>> = {
  status: null,
  attention: null,
  till: null,
  cashier: null,
  q: null,
  days: null,
};

type Query = Readonly<Record<string, string>>;

export function readChoice(query: Query): ListChoice {
  const q = (query["q"] ?? "").trim();
  return {
    group: statusGroups.find((each) => each === query["status"]) ?? null,
    needsPerson: query["attention"] !== undefined,
    till: query["till"] ?? null,
    cashier: query["cashier"] ?? null,
    q,
    everyDay: isOfEveryDay(query),
    sort: sortsOf(query).find((each) => each === query["sort"]) ?? "createdAt",
    order: listOrders.find((each) => each === query["order"]) ?? "desc",
  };
}

/** What the list can be sorted by: one store's are all of that store. */
function sortsOf(query: Query): readonly ListSort[] {
  return query["store"] === allStores ? listSorts : listSorts.filter((each) => each !== "store");
}

/** What changes in the address with one filter; what is left without any is of one day again. */
export function withFilter(query: Query, name: FilterName, value: string | null) {
  const next = { ...query, [name]: value ?? undefined };
  return { [name]: value, days: hasFilters(next) ? (query["days"] ?? null) : null };
}

/** Whether the list is of all days: a million sales without a filter are nothing to look through. */
export function isOfEveryDay(query: Query): boolean {
  return query["days"] === "all" && hasFilters(query);
}

/** The relay's statuses of the group in the address; none: every status. */
export function statusesIn(query: Query): string | undefined {
  const { group } = readChoice(query);
  return group === null ? undefined : statusesOf[group];
}

export function hasFilters(query: Readonly<Record<string, string | undefined>>): boolean {
  return filterNames.some((name) => query[name] !== undefined);
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
