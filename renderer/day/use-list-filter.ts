import { changeQuery, useAddress } from "../manager/address.ts";

/** A filter of the day's list as it stands in the address, set by a press and taken off by another. */
export function useListFilter(
  name: "status" | "till" | "cashier",
  value: string,
): { readonly pressed: boolean; readonly toggle: () => void } {
  const { query } = useAddress();
  const pressed = query[name] === value;
  return { pressed, toggle: () => changeQuery({ [name]: pressed ? null : value }) };
}
