import type { TillState } from "../../contract/bridge.ts";

/** An older state never replaces a newer one: the answer to `till.get` may come after a push. */
export function newerState(known: TillState | null, told: TillState): TillState {
  return known !== null && known.version >= told.version ? known : told;
}
