import { allStores } from "../../contract/stores.ts";
import { useAddress } from "../manager/address.ts";

/** Whether all of the manager's stores are looked at together: each sale then bears its store's name. */
export function useAllStores(): boolean {
  return useAddress().query["store"] === allStores;
}
