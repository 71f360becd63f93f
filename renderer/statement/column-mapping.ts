import type { ColumnMapping } from "../../contract/statement.ts";

/** What a column's heading has to hold for each role, the surest first. */
const hints: Readonly<Record<keyof ColumnMapping, readonly RegExp[]>> = {
  date: [/^fecha$/u, /fecha.*(?:mov|oper|trans|contab)/u, /fecha|date/u],
  time: [/^hora$|^time$/u, /\bhora\b/u],
  amount: [/abono|deposito|credito|haber|credit/u, /monto|importe|amount|valor/u],
  operation: [
    /(?:n|nro|num|numero|no|n°|nº|id|folio|clave).*(?:oper|transf|trans|rastreo|docum|ref)/u,
    /operacion|rastreo|documento|folio|referencia|reference|transaction id/u,
  ],
  bank: [/banco|bank/u, /institucion|origen|descripcion|glosa|concepto|detalle|description/u],
};

/** The mapping that a statement's headings suggest; `null` for a role that none of them names. */
export function guessMapping(
  headings: readonly string[],
): Readonly<Record<keyof ColumnMapping, number | null>> {
  const plain = headings.map((each) => normalised(each));
  const taken = new Set<number>();
  const find = (role: keyof ColumnMapping): number | null => {
    for (const hint of hints[role]) {
      const column = plain.findIndex((heading, index) => !taken.has(index) && hint.test(heading));
      if (column === -1) continue;
      taken.add(column);
      return column;
    }
    return null;
  };
  return {
    date: find("date"),
    amount: find("amount"),
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

/** Lower case without accents. */
export function normalised(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
