import { normalised } from "./column-mapping.ts";

/** Without what banks add and leave out: spaces, signs, leading zeros. */
export function operationKey(operation: string | null): string | null {
  const key = normalised(operation ?? "")
    .replaceAll(/[^\da-z]/gu, "")
    .replace(/^0+/u, "");
  return key === "" ? null : key;
}
