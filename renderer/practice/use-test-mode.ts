import { useTill } from "../bridge/till-store.ts";

/** Whether Fintoc's test mode is to be told here: practice has a band of its own. */
export function useTestMode(): boolean {
  return useTill(
    ({ home, pairing }) =>
      home !== "practice" && pairing.kind === "paired" && pairing.mode === "test",
  );
}
