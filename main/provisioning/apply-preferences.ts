import { isDeepStrictEqual } from "node:util";

import type { Settings } from "../till/settings-schema.ts";
import type { ProvisionedTill } from "./provisioned-till.ts";

/**
 * The settings with what was decided. A locked preference is always as decided; another one becomes
 * so when the decision is new, and what the till's people choose afterwards stays. `null`: nothing
 * changes.
 */
export function applyPreferences(
  settings: Settings,
  { locked, preferences: decided }: Pick<ProvisionedTill, "preferences" | "locked">,
): Settings | null {
  const before: Readonly<Record<string, unknown>> = settings.provisioned;
  const applied = Object.entries(decided).filter(
    ([name, value]) =>
      locked.some((each) => each === name) || !isDeepStrictEqual(before[name], value),
  );
  const preferences = { ...settings.preferences, ...Object.fromEntries(applied) };
  const next = { ...settings, preferences, provisioned: decided };
  return isDeepStrictEqual(next, settings) ? null : next;
}
