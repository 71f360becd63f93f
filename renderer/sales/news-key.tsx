import type { Sale } from "../../contract/bridge.ts";
import { useScreenKey } from "../cashier/use-screen-key.ts";
import { useSee } from "./use-see.ts";

/** The key that means the first card of the tray. */
export function NewsKey({ sale }: { readonly sale: Sale }) {
  useScreenKey("+", useSee(sale).run);
  return null;
}
