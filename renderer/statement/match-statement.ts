import { candidateGroups } from "./candidate-groups.ts";
import { grouped } from "./grouped.ts";
import { operationKey } from "./operation-key.ts";
import type {
  Ambiguity,
  Difference,
  Match,
  Movement,
  PaidSale,
  StatementCheck,
} from "./statement-check.ts";

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
