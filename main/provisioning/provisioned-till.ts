import type { Preferences } from "../../contract/bridge.ts";
import {
  preferenceNames,
  type PreferenceName,
  type ProvisioningState,
} from "../../contract/provisioning.ts";
import type { Provisioning } from "./provisioning-schema.ts";

/** What was decided for a till, as far as it is the till's own matter. */
export interface ProvisionedTill extends Pick<ProvisioningState, "file" | "trouble"> {
  readonly preferences: Partial<Preferences>;
  readonly locked: readonly PreferenceName[];
  /** The only relay that the till may be paired with, as the machine-wide file names it. */
  readonly relayUrl: string | null;
  /** How the till would be called when it is enrolled. */
  readonly tillName: string | null;
}

export const notProvisioned: ProvisionedTill = {
  file: null,
  trouble: null,
  preferences: {},
  locked: [],
  relayUrl: null,
  tillName: null,
};

/** The preferences among what was decided. */
export function preferencesOf(decided: Provisioning): Partial<Preferences> {
  return Object.fromEntries(
    preferenceNames.flatMap((name) => {
      const value = decided[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
