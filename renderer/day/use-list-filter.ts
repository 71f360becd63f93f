import { changeQuery, useAddress } from "../manager/address.ts";

/** A filter of the day's list as it stands in the address, set by a press and taken off by another. */
export function useListFilter(
  name: "status" | "till" | "cashier",
  value: string,
): { readonly pressed: boolean; readonly toggle: () => void } {
  const { query } = useAddress();
  const pressed = query[name] === value;
  return {
    pressed,
    toggle() {
      changeQuery({ [name]: pressed ? null : value }, "push");
      if (!pressed) showList();
    },
  };
}

/** What was asked for is to be seen: the list comes up where hardly any of it is in sight. */
function showList(): void {
  const list = document.querySelector("[data-day-list]");
  if (list === null || list.getBoundingClientRect().top < window.innerHeight / 2) return;
  list.scrollIntoView();
}
