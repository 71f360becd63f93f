import { fractionDigits, type Currency } from "../../contract/money.ts";

/**
 * A movement's amount as banks write it ("1.284.370", "$ 12.990", "-4,500.00", "12990,00", "500 CR"),
 * in the smallest unit; money that left the account is negative.
 * @returns `null` where it is no amount, or could be read in two ways
 */
export function readStatementAmount(text: string, currency: Currency): number | null {
  const bare = text
    .replaceAll(/\s|\$|CLP|MXN|MX|\u2212/giu, (sign) => (sign === "\u2212" ? "-" : ""))
    .replace(/(?:CR|\+)$/iu, "");
  const [, opening = "", figure = "", closing = ""] =
    /^([-+(]?)([\d.,']+)(-|\)|DB)?$/iu.exec(bare) ?? [];
  if (figure === "" || (opening === "(") !== (closing === ")")) return null;
  const amount = readFigure(figure.replaceAll("'", ""), fractionDigits[currency]);
  if (amount === null) return null;
  const left = opening === "-" || opening === "(" || closing !== "";
  return left && amount !== 0 ? -amount : amount;
}

/** What stands behind the last sign is the fraction, unless the signs can only part thousands. */
function readFigure(figure: string, digits: number): number | null {
  const parted = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$/u.test(figure);
  if (/^\d+$/u.test(figure) || parted) return toAmount(figure.replaceAll(/[.,]/gu, ""), "", digits);
  const [, whole = "", sign = "", fraction = ""] = /^(.*)([.,])(\d{1,2})$/u.exec(figure) ?? [];
  const group = sign === "." ? "," : ".";
  const grouped = new RegExp(`^(?:\\d+|\\d{1,3}(?:[${group}]\\d{3})+)$`, "u");
  if (!grouped.test(whole)) return null;
  return toAmount(whole.replaceAll(group, ""), fraction, digits);
}

function toAmount(whole: string, fraction: string, digits: number): number | null {
  // A currency without decimals is written with ",00" all the same.
  if (digits === 0) return /^0*$/u.test(fraction) ? safe(whole) : null;
  return safe(`${whole}${fraction.padEnd(digits, "0")}`);
}

function safe(figures: string): number | null {
  const amount = Number(figures);
  return Number.isSafeInteger(amount) ? amount : null;
}
