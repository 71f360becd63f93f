const small = [
  "cero un dos tres cuatro cinco seis siete ocho nueve",
  "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
  "veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
]
  .join(" ")
  .split(" ");
const tens = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
const hundreds =
  "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(
    " ",
  );

/**
 * A whole number as it is said before a masculine noun ("veintiún pesos", "ciento un pesos"):
 * its ones are short wherever they stand, for "mil" and "millones" are such nouns themselves.
 * @param number from 0 to 999,999,999
 */
export function spanishNumber(number: number): string {
  if (number === 0) return small[0] ?? "";
  const millions = Math.floor(number / 1_000_000);
  const thousands = Math.floor(number / 1_000) % 1_000;
  const ones = number % 1_000;
  return [
    millions === 0 ? "" : millions === 1 ? "un millón" : `${belowThousand(millions)} millones`,
    thousands === 0 ? "" : thousands === 1 ? "mil" : `${belowThousand(thousands)} mil`,
    ones === 0 ? "" : belowThousand(ones),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function belowThousand(number: number): string {
  if (number === 100) return "cien";
  const rest = number % 100;
  const hundred = hundreds[Math.floor(number / 100) - 1];
  return [hundred, rest === 0 ? undefined : belowHundred(rest)]
    .filter((part) => part !== undefined)
    .join(" ");
}

function belowHundred(number: number): string {
  const ten = tens[Math.floor(number / 10) - 3];
  if (ten === undefined) return small[number] ?? "";
  return number % 10 === 0 ? ten : `${ten} y ${small[number % 10]}`;
}
