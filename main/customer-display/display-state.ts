import type { TillState } from "../../contract/bridge.ts";
import type { DisplayState } from "../../contract/display.ts";

/** All that the customer's display is told: what it shows, in the customers' language. */
export function displayState(
  till: TillState,
  shows: DisplayState["shows"],
  version: number,
): DisplayState {
  const { clockOffsetMs, pairing, preferences } = till;
  const store = pairing.kind === "paired" ? pairing.store : null;
  return {
    version,
    language: store?.locale ?? preferences.language,
    theme: preferences.theme,
    mode: pairing.kind === "paired" ? pairing.mode : null,
    practice: till.home === "practice",
    shop: store === null ? null : { name: store.name, logo: store.logo },
    clockOffsetMs,
    shows,
  };
}
