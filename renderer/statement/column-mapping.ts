import type { ColumnMapping } from "../../contract/statement.ts";
import { directionReader } from "./movement-direction.ts";

interface Hint {
  readonly heading: RegExp;
  /** What else the same words stand for. */
  readonly not?: RegExp;
}

const notANumber = /fecha|date|tipo|type|descrip|concepto|hora|saldo|monto|importe|cod/u;
const notMoneyIn = /fecha|date|saldo|balance|cargo|retiro|debito|giro|\bdebe\b|withdraw|debit\b/u;

/** What a column's heading has to hold for each role, the surest first. */
const hints: Readonly<Record<keyof ColumnMapping, readonly Hint[]>> = {
  date: [
    { heading: /^(?:fecha|dia|date)$/u },
    { heading: /fecha.*(?:mov|oper|trans)/u },
    { heading: /fecha|\bdia\b|date/u, not: /valor|value|cheque/u },
    { heading: /fecha|date/u },
  ],
  time: [{ heading: /^hora$|^time$/u }, { heading: /\bhora\b/u }],
  amount: [
    { heading: /abono|deposito|credito|\bhaber\b|ingreso|credit|deposit/u, not: notMoneyIn },
    { heading: /monto|importe|amount|valor/u, not: notMoneyIn },
    // "Cargo/Abono" or "Retiros/Depósitos" in one column, signed.
    { heading: /abono|deposito|credito|monto|importe|amount/u, not: /fecha|saldo/u },
  ],
  sign: [
    { heading: /(?:cargo|retiro|debito|giro).*(?:abono|deposito|credito)/u },
    { heading: /(?:abono|deposito|credito).*(?:cargo|retiro|debito|giro)/u },
    { heading: /signo|tipo|naturaleza|type|^[dc] ?\/ ?[ahc]$/u },
  ],
  operation: [
    { heading: /rastreo/u },
    { heading: /\b(?:nro|num|numero|no|n|id|folio)\b.*(?:oper|transf|trans)/u, not: notANumber },
    { heading: /\b(?:nro|num|numero|no|n|id|folio)\b.*(?:doc|ref|mov)/u, not: notANumber },
    { heading: /operacion|transaction id/u, not: notANumber },
    { heading: /documento|folio|referencia|reference/u, not: notANumber },
  ],
  bank: [
    { heading: /banco|bank/u, not: /destin|benef/u },
    { heading: /institucion|origen/u },
    { heading: /descripcion|glosa|concepto|detalle|description/u },
  ],
};

/** What the first lines have to hold in a column for it to be this role's. */
const fits: Readonly<Partial<Record<keyof ColumnMapping, (cells: readonly string[]) => boolean>>> =
  {
    amount: (cells) => cells.length === 0 || cells.some((cell) => /\d/u.test(cell)),
    sign: (cells) => cells.length > 0 && !cells.map(directionReader(cells)).includes(null),
    // Words are a description, whatever their heading calls them.
    operation: (cells) => cells.every((cell) => !/\s\p{L}|\p{L}\s/u.test(cell)),
  };

/**
 * The mapping that a statement's headings suggest; `null` for a role that none of them names.
 * @param sample lines below the headings
 */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[] = [],
): Readonly<Record<keyof ColumnMapping, number | null>> {
  const plain = headings.map((each) => normalised(each));
  const taken = new Set<number>();
  const find = (role: keyof ColumnMapping): number | null => {
    for (const { heading: named, not } of hints[role]) {
      const column = plain.findIndex((heading, index) => {
        if (taken.has(index) || !named.test(heading) || not?.test(heading) === true) return false;
        const cells = sample.map((row) => row[index] ?? "").filter((cell) => cell !== "");
        return fits[role]?.(cells) ?? true;
      });
      if (column === -1) continue;
      taken.add(column);
      return column;
    }
    return null;
  };
  const date = find("date");
  const sign = find("sign");
  const amount = find("amount");
  return {
    date,
    amount,
    sign,
    operation: find("operation"),
    time: find("time"),
    bank: find("bank"),
  };
}

/** Names a bank's layout: the same headings have the same columns next time. */
export function layoutOf(headings: readonly string[]): string {
  return headings
    .map((each) => normalised(each))
    .join("|")
    .slice(0, 1_000);
}

/** Lower case without accents; "N°" is "n". */
export function normalised(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll(/[°º]/gu, " ")
    .toLowerCase()
    .trim();
}
