import { normalised } from "./column-mapping.ts";

/** A movement that brought money in, as the bank's statement tells it. */
export interface Movement {
  /** Where it stands in the file; 1 is the first line. */
  readonly line: number;
  /** yyyy-mm-dd by the bank's calendar. */
  readonly day: string;
  /** HH:mm by the bank's clock. */
  readonly time: string | null;
  /** In the smallest unit, above 0. */
  readonly amount: number;
  readonly operation: string | null;
  readonly bank: string | null;
}

/** A sale that the bank's word says was paid, with its day and minute by the store's clock. */
export interface PaidSale {
  readonly id: string;
  readonly day: string;
  /** HH:mm */
  readonly time: string;
  readonly amount: number;
  readonly operation: string | null;
  /** The payer's bank by its name. */
  readonly bank: string | null;
}

/** Two that belong together, and by what that is known. */
export interface Match {
  readonly movement: Movement;
  readonly sale: PaidSale;
  readonly by: "operation" | "amount";
}

/** The same operation's number, but not the same amount: one of the two is wrong. */
export interface Difference {
  readonly movement: Movement;
  readonly sale: PaidSale;
}

/** Movements and sales of which each could be the other's: a person has to say. */
export interface Ambiguity {
  readonly movements: readonly Movement[];
  readonly sales: readonly PaidSale[];
}

export interface StatementCheck {
  readonly matches: readonly Match[];
  readonly differences: readonly Difference[];
  readonly ambiguities: readonly Ambiguity[];
  /** Paid by the bank's word, but not in the statement of that day. */
  readonly missingAtBank: readonly PaidSale[];
  /** In the statement, but no sale of ours. */
  readonly missingHere: readonly Movement[];
  /** The same, of days before the first of the sales: the store may not have used Cobro yet. */
  readonly before: readonly Movement[];
  /** The first sale's day; `null`: there is none. */
  readonly firstSale: string | null;
}

/** A bank books what comes at night or at the weekend this many days later at the most. */
export const latestDays = 4;

/**
 * Matches movements with sales: by the operation's number where both have one, else by amount, day
 * and bank. What could be matched in more than one way is never guessed. Every movement and every
 * sale is in exactly one part of the answer, except sales outside of the statement's days: they only
 * serve as candidates and are told only where they match.
 * @param days the statement's first and last day
 */
export function matchStatement(
  movements: readonly Movement[],
  sales: readonly PaidSale[],
  days: { readonly first: string; readonly last: string },
): StatementCheck {
  const matches: Match[] = [];
  const differences: Difference[] = [];
  const ambiguities: Ambiguity[] = [];
  const restMovements = new Set(movements);
  const restSales = new Set(sales);
  const take = (group: Ambiguity) => {
    for (const each of group.movements) restMovements.delete(each);
    for (const each of group.sales) restSales.delete(each);
  };

  const salesByOperation = grouped(sales, ({ operation }) => operationKey(operation));
  const movementsByOperation = grouped(movements, ({ operation }) => operationKey(operation));
  for (const [operation, these] of movementsByOperation) {
    const those = salesByOperation.get(operation) ?? [];
    const [movement] = these;
    const [sale] = those;
    if (movement === undefined || sale === undefined) continue;
    take({ movements: these, sales: those });
    if (these.length > 1 || those.length > 1) {
      ambiguities.push({ movements: these, sales: those });
    } else if (movement.amount === sale.amount) {
      matches.push({ movement, sale, by: "operation" });
    } else differences.push({ movement, sale });
  }

  for (const group of candidateGroups([...restMovements], [...restSales])) {
    take(group);
    const [movement] = group.movements;
    const [sale] = group.sales;
    const single = group.movements.length === 1 && group.sales.length === 1;
    if (single && movement !== undefined && sale !== undefined) {
      matches.push({ movement, sale, by: "amount" });
    } else ambiguities.push(group);
  }

  const firstSale = sales.reduce<string | null>(
    (first, { day }) => (first === null || day < first ? day : first),
    null,
  );
  const isBefore = ({ day }: Movement) => firstSale !== null && day < firstSale;
  const unknown = [...restMovements];
  return {
    matches,
    differences,
    ambiguities,
    missingAtBank: [...restSales].filter(({ day }) => day >= days.first && day <= days.last),
    missingHere: unknown.filter((each) => !isBefore(each)),
    before: unknown.filter(isBefore),
    firstSale,
  };
}

/**
 * What hangs together by "could be the same", in one group each. A group is only as large as it has
 * to be: where bank or minute tell a pair apart, the pair is told apart first.
 */
function candidateGroups(
  movements: readonly Movement[],
  sales: readonly PaidSale[],
): readonly Ambiguity[] {
  const groups: Ambiguity[] = [];
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

type Fits = (movement: Movement, sale: PaidSale) => boolean;

/** Nothing that both tell speaks against it. */
const couldBe: Fits = (movement, sale) =>
  !bothHaveOperation(movement, sale) &&
  isBookedLater(sale.day, movement.day) &&
  !(movement.bank !== null && namesOtherBank(movement.bank, sale.bank));
const fitsByBank: Fits = (movement, sale) =>
  couldBe(movement, sale) && movement.bank !== null && namesBank(movement.bank, sale.bank);
const fitsByMinute: Fits = (movement, sale) =>
  couldBe(movement, sale) && isSameTime(movement, sale);
const fitsWell: Fits = (movement, sale) => fitsByBank(movement, sale) && isSameTime(movement, sale);

/** Numbers that differ are two operations, whatever else is equal. */
function bothHaveOperation(movement: Movement, sale: PaidSale): boolean {
  return operationKey(movement.operation) !== null && operationKey(sale.operation) !== null;
}

/** A day before is let pass: the bank's day may end later than the store's. */
function isBookedLater(saleDay: string, movementDay: string): boolean {
  const days = (Date.parse(movementDay) - Date.parse(saleDay)) / 86_400_000;
  return days >= -1 && days <= latestDays;
}

/** Within five minutes of each other, on the same day. */
function isSameTime(movement: Movement, sale: PaidSale): boolean {
  if (movement.time === null || movement.day !== sale.day) return false;
  return Math.abs(minuteOf(movement.time) - minuteOf(sale.time)) <= 5;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether a statement's words name this bank. */
export function namesBank(words: string, bank: string | null): boolean {
  if (bank === null) return false;
  const name = bareWords(bank).replace(/^banco(?!chile|estado|internacional)/u, "");
  return name !== "" && bareWords(words).includes(name);
}

const bared = new Map<string, string>();

/** A bank's name without what is written now so and now so: "Bco. del Estado" is "bancoestado". */
function bareWords(text: string): string {
  let bare = bared.get(text);
  if (bare === undefined) {
    bare = normalised(text)
      .replaceAll(/[^\da-z]+/gu, " ")
      .replaceAll(/\bbco\b/gu, "banco")
      .replaceAll(/\bdel? /gu, "")
      .replaceAll("banco ", "banco")
      .trim();
    if (bared.size > 10_000) bared.clear();
    bared.set(text, bare);
  }
  return bare;
}

const knownBanks = [
  "BancoEstado",
  "Banco de Chile",
  "Bci",
  "BICE",
  "Falabella",
  "Itaú",
  "Ripley",
  "Santander",
  "Consorcio",
  "Scotiabank",
  "Security",
  "Banorte",
  "Banamex",
  "BBVA",
  "HSBC",
] as const;

/** Words that name another bank than this one speak against it; words that name none do not. */
function namesOtherBank(words: string, bank: string | null): boolean {
  return (
    bank !== null && !namesBank(words, bank) && knownBanks.some((each) => namesBank(words, each))
  );
}

/** Without what banks add and leave out: spaces, signs, leading zeros. */
export function operationKey(operation: string | null): string | null {
  const key = normalised(operation ?? "")
    .replaceAll(/[^\da-z]/gu, "")
    .replace(/^0+/u, "");
  return key === "" ? null : key;
}

function componentsOf({ movements, sales }: Ambiguity, fits: Fits): readonly Ambiguity[] {
  const freeMovements = new Set(movements);
  const freeSales = new Set(sales);
  const components: Ambiguity[] = [];
  for (const start of movements) {
    if (!freeMovements.delete(start)) continue;
    const component = { movements: [start], sales: [] as PaidSale[] };
    const toVisit: (readonly ["movement", Movement] | readonly ["sale", PaidSale])[] = [
      ["movement", start],
    ];
    for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
      if (next[0] === "movement") {
        for (const sale of freeSales) {
          if (!fits(next[1], sale)) continue;
          freeSales.delete(sale);
          component.sales.push(sale);
          toVisit.push(["sale", sale]);
        }
      } else {
        for (const movement of freeMovements) {
          if (!fits(movement, next[1])) continue;
          freeMovements.delete(movement);
          component.movements.push(movement);
          toVisit.push(["movement", movement]);
        }
      }
    }
    components.push(component);
  }
  return components;
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

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
