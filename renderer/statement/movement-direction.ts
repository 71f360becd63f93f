const cameIn =
  /^(?:\+|a|ab|abonos?|cr|credito|credit|h|haber|dep|depositos?|ingresos?|entradas?)$/u;
const left =
  /^(?:[-\u2212]|r|cargos?|cgo|db|debitos?|debit|debe|ret|retiros?|giros?|egresos?|salidas?)$/u;

type Direction = "in" | "out";

/**
 * Reads cells such as "+", "Abono" or "Retiro". Two letters only the column's others explain: "C" is a
 * cargo beside "A" but a crédito beside "D", and "D" a depósito beside "R".
 * @param cells what the column holds
 * @returns a reader; `null` for what says neither
 */
export function directionReader(cells: readonly string[]): (text: string) => Direction | null {
  const all = new Set(cells.map((each) => bare(each)));
  const ofC = all.has("d") && !all.has("a") ? "in" : all.has("a") && !all.has("d") ? "out" : null;
  const ofD = all.has("r") && !all.has("c") ? "in" : all.has("c") && !all.has("r") ? "out" : null;
  return (text) => {
    const word = bare(text);
    if (word === "c") return ofC;
    if (word === "d") return ofD;
    if (cameIn.test(word)) return "in";
    return left.test(word) ? "out" : null;
  };
}

function bare(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\p{Mn}'.\s]/gu, "")
    .toLowerCase();
}
