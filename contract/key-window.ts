/** The window in which Fintoc's keys are typed: its bridge takes them, and tells nothing. */
import type { FintocKeys } from "./embedded-relay.ts";
import type { Failure } from "./failures.ts";
import type { Result } from "./result.ts";

export const keyBridgeName = "cobroKeys";
export const keyChannel = "cobro:keys.put";

export interface KeyBridge {
  /** Checks the keys at Fintoc and seals them; the window closes by itself when they are good. */
  readonly put: (keys: FintocKeys) => Promise<Result<null, Failure>>;
}
