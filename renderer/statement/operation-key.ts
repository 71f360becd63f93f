import { normalised } from "./column-mapping.ts";

/**
 * Without what banks add and leave out: spaces, signs, leading zeros.
 * @returns `null` where it tells nothing, as "2,02611E+12" does, which Excel makes of long numbers
 */
export function operationKey(operation: string | null): string | null {
  if (/^\d(?:[.,]\d+)?E\+\d+$/iu.test(operation?.trim() ?? "")) return null;
  const key = normalised(operation ?? "")
    .replaceAll(/[^\da-z]/gu, "")
    .replace(/^0+/u, "");
  return key === "" ? null : key;
}
