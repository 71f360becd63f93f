import { create } from "zustand";

import { bridge } from "../bridge/bridge.ts";

interface TakeAsksStore {
  /** Each is tried once by itself: what was refused is the cashier's to try again. */
  readonly tried: readonly string[];
  /** The one that is on its way. */
  readonly taking: string | null;
}

export const useTakeAsksStore = create<TakeAsksStore>()(() => ({ tried: [], taking: null }));

/** Charges what a program asked for, without being asked to by the cashier. */
export async function takeAsk(id: string): Promise<void> {
  useTakeAsksStore.setState(({ tried }) => ({ tried: [...tried, id], taking: id }));
  try {
    await bridge.call("door.accept", { id });
  } finally {
    useTakeAsksStore.setState({ taking: null });
  }
}
