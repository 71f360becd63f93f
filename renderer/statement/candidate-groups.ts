import { bankNamed } from "./bank-named.ts";
import { grouped } from "./grouped.ts";
import { operationKey } from "./operation-key.ts";
import type { Ambiguity, Movement, PaidSale } from "./statement-check.ts";

/** A bank books what comes at night or at the weekend this many days later at the most. */
export const latestDays = 4;
/** A day before is let pass: the bank's day may end later than the store's. */
const earliestDays = -1;

/**
 * What hangs together by "could be the same", in one group each. A group is only as large as it has
 * to be: where bank or minute tell a pair apart, the pair is told apart first.
 */
export function candidateGroups(
  movements: readonly Movement[],
  sales: readonly PaidSale[],
): readonly Ambiguity[] {
  const groups: Ambiguity[] = [];
  const numbered = new Set<Movement | PaidSale>(
    [...movements, ...sales].filter(({ operation }) => operationKey(operation) !== null),
  );
  /** Nothing that both tell speaks against it; numbers that differ are two operations. */
  const couldBe: Fits = (movement, sale) =>
    !(numbered.has(movement) && numbered.has(sale)) && bankOf(movement, sale) !== "other";
  const fitsByBank: Fits = (movement, sale) =>
    bankOf(movement, sale) === "this" && couldBe(movement, sale);
  const fitsByMinute: Fits = (movement, sale) =>
    isSameTime(movement, sale) && couldBe(movement, sale);
  const fitsWell: Fits = (movement, sale) =>
    isSameTime(movement, sale) && fitsByBank(movement, sale);
  const salesByAmount = grouped(sales, ({ amount }) => String(amount));
  for (const [amount, these] of grouped(movements, (each) => String(each.amount))) {
    const those = salesByAmount.get(amount);
    if (those === undefined) continue;
    let left: Ambiguity = { movements: these, sales: those };
    // The surest sign first; what it settles is no candidate for the vaguer ones any more.
    for (const fits of [fitsWell, fitsByMinute, fitsByBank, couldBe]) {
      const pairs = componentsOf(left, fits).filter(
        (group) => group.movements.length > 0 && group.sales.length > 0,
      );
      const decided = fits === couldBe ? pairs : pairs.filter(isSinglePair);
      groups.push(...decided);
      left = without(left, decided);
    }
  }
  return groups;
}

/** Asked only of a sale and a movement whose days can go together. */
type Fits = (movement: Movement, sale: PaidSale) => boolean;

function bankOf(movement: Movement, sale: PaidSale): ReturnType<typeof bankNamed> {
  return movement.bank === null || sale.bank === null
    ? "none"
    : bankNamed(movement.bank, sale.bank);
}

/** Within five minutes of each other, on the same day. */
function isSameTime(movement: Movement, sale: PaidSale): boolean {
  if (movement.time === null || movement.day !== sale.day) return false;
  return Math.abs(minuteOf(movement.time) - minuteOf(sale.time)) <= 5;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** By day, so that a price that is paid a hundred times a day for months is looked through at once. */
function componentsOf({ movements, sales }: Ambiguity, fits: Fits): readonly Ambiguity[] {
  const freeMovements = byDay(movements);
  const freeSales = byDay(sales);
  const components: Ambiguity[] = [];
  for (const start of movements) {
    if (freeMovements.get(dayNumber(start.day))?.delete(start) !== true) continue;
    const component = { movements: [start], sales: [] as PaidSale[] };
    const toVisit: (readonly ["movement", Movement] | readonly ["sale", PaidSale])[] = [
      ["movement", start],
    ];
    for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
      const day = dayNumber(next[1].day);
      if (next[0] === "movement") {
        const movement = next[1];
        const could = (sale: PaidSale) => fits(movement, sale);
        for (const sale of taken(freeSales, day - latestDays, day - earliestDays, could)) {
          component.sales.push(sale);
          toVisit.push(["sale", sale]);
        }
      } else {
        const sale = next[1];
        const could = (movement: Movement) => fits(movement, sale);
        for (const movement of taken(freeMovements, day + earliestDays, day + latestDays, could)) {
          component.movements.push(movement);
          toVisit.push(["movement", movement]);
        }
      }
    }
    components.push(component);
  }
  return components;
}

type ByDay<Item> = ReadonlyMap<number, Set<Item>>;

function byDay<Item extends { readonly day: string }>(items: readonly Item[]): ByDay<Item> {
  const days = new Map<number, Set<Item>>();
  for (const item of items) {
    const day = dayNumber(item.day);
    const those = days.get(day);
    if (those === undefined) days.set(day, new Set([item]));
    else those.add(item);
  }
  return days;
}

/** Takes out of `free` what fits on these days. */
function taken<Item>(
  free: ByDay<Item>,
  first: number,
  last: number,
  could: (item: Item) => boolean,
): readonly Item[] {
  const found: Item[] = [];
  for (let day = first; day <= last; day += 1) {
    const those = free.get(day);
    if (those === undefined) continue;
    for (const item of those) {
      if (!could(item)) continue;
      those.delete(item);
      found.push(item);
    }
  }
  return found;
}

const dayNumbers = new Map<string, number>();

function dayNumber(day: string): number {
  let known = dayNumbers.get(day);
  if (known === undefined) {
    known = Date.parse(day) / 86_400_000;
    dayNumbers.set(day, known);
  }
  return known;
}

function isSinglePair({ movements, sales }: Ambiguity): boolean {
  return movements.length === 1 && sales.length === 1;
}

function without(whole: Ambiguity, parts: readonly Ambiguity[]): Ambiguity {
  const movements = new Set(parts.flatMap((part) => part.movements));
  const sales = new Set(parts.flatMap((part) => part.sales));
  return {
    movements: whole.movements.filter((each) => !movements.has(each)),
    sales: whole.sales.filter((each) => !sales.has(each)),
  };
}
