import { create } from "zustand";

import type { TillState } from "../../contract/bridge.ts";
import type { Failure } from "../../contract/failures.ts";
import type { Store } from "../../contract/store.ts";
import { takeClockOffset } from "../clock/relay-clock.ts";
import { bridge } from "./bridge.ts";
import { newerState } from "./newer-state.ts";

interface TillStore {
  /** The main process' whole state; `null` until it has told it for the first time. */
  readonly till: TillState | null;
  /** Why the main process could not tell its state. */
  readonly failure: Failure | null;
}

export const useTillStore = create<TillStore>()(() => ({ till: null, failure: null }));

function receive(told: TillState): void {
  if (newerState(useTillStore.getState().till, told) === told) takeClockOffset(told.clockOffsetMs);
  useTillStore.setState(({ till }) => ({ till: newerState(till, told), failure: null }));
}

/** Follows the main process' state. Subscribes before it asks, so that no push falls in between. */
export function connectTill(): () => void {
  const unsubscribe = bridge.subscribe("till", receive);
  void askForTill();
  return unsubscribe;
}

/** Asks for the present state, at the start and when that failed. */
export async function askForTill(): Promise<void> {
  const answer = await bridge.call("till.get", {});
  if (answer.ok) receive(answer.value);
  else useTillStore.setState({ failure: answer.failure });
}

/** A slice of the till's state, for components that are only shown once there is one. */
export function useTill<Slice>(select: (till: TillState) => Slice): Slice {
  return useTillStore(({ till }) => {
    if (till === null)
      throw new Error("A component of the till was shown before its state was known");
    return select(till);
  });
}

/** The state now, outside of rendering. */
export function presentTill(): TillState | null {
  return useTillStore.getState().till;
}

/** The store of the paired till. */
export function useStore(): Store {
  return useTill(({ pairing }) => {
    if (pairing.kind !== "paired") throw new Error("A cashier's component was shown unpaired");
    return pairing.store;
  });
}
