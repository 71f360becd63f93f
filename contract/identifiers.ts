/**
 * Checks of what a merchant configures. What Fintoc sends is never rejected by them.
 * RUT: modulo 11 (Servicio de Impuestos Internos). CLABE: weights 3-7-1 (Banco de México).
 */

/** A RUT without dots and hyphen, its K in upper case; `null` when the check digit is wrong. */
export function parseRut(text: string): string | null {
  const bare = text
    .replaceAll(".", "")
    .replace(/-(?=[\dk]$)/iu, "")
    .toUpperCase();
  if (!/^\d{1,9}[\dK]$/.test(bare)) return null;
  const body = bare.slice(0, -1);
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    sum += Number(body[body.length - 1 - index]) * (2 + (index % 6));
  }
  const check = 11 - (sum % 11);
  const expected = check === 11 ? "0" : check === 10 ? "K" : String(check);
  return bare.endsWith(expected) ? bare : null;
}

/** An 18-digit CLABE; `null` when its check digit is wrong. */
export function parseClabe(text: string): string | null {
  if (!/^\d{18}$/.test(text)) return null;
  const weights = [3, 7, 1] as const;
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    sum += (Number(text[index]) * (weights[index % 3] ?? 0)) % 10;
  }
  return Number(text[17]) === (10 - (sum % 10)) % 10 ? text : null;
}
