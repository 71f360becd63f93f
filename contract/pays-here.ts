import type { TillState } from "./bridge.ts";

/**
 * Whether a pay page is this computer's own: no phone reaches it, so that it is opened on the
 * counter's screen and never shown as a QR.
 */
export function paysHere({ home, pairing }: Pick<TillState, "home" | "pairing">, payUrl: string) {
  if (home !== "embedded" || pairing.kind !== "paired") return false;
  return payUrl.startsWith(`${pairing.relayUrl}/`);
}
