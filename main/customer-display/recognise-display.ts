import type { Display } from "electron";

import type { TillState } from "../../contract/bridge.ts";

/** The part of Electron's display that is read. */
export type FoundDisplay = Pick<Display, "id" | "label" | "size" | "bounds">;

const longestKey = 256;

/**
 * What a display is remembered by: its number, its size and its name. The number is the same as
 * long as it stays plugged in the same way; the rest recognises it in another socket (decision 0036).
 */
export function displayKey({ id, label, size }: FoundDisplay): string {
  return `${id} ${size.width}x${size.height} ${label}`.slice(0, longestKey).trimEnd();
}

/** The display that was remembered; `null` when it is not there, or two could be meant. */
export function recogniseDisplay<Found extends FoundDisplay>(
  displays: readonly Found[],
  remembered: string | null,
): Found | null {
  if (remembered === null) return null;
  const numberOf = (key: string) => key.split(" ", 1)[0];
  const rest = (key: string) => key.slice((numberOf(key)?.length ?? 0) + 1);
  const nameOf = (key: string) => rest(key).split(" ").slice(1).join(" ");

  const same = displays.find((each) => String(each.id) === numberOf(remembered));
  if (same !== undefined) return same;
  if (nameOf(remembered) === "") return null;
  const named = displays.filter((each) => nameOf(displayKey(each)) === nameOf(remembered));
  const sized = named.filter((each) => rest(displayKey(each)) === rest(remembered));
  const [only, ...others] = sized.length > 0 ? sized : named;
  return only === undefined || others.length > 0 ? null : only;
}

/** The displays for the settings' list. The remembered one bears the key that it is remembered by. */
export function listDisplays(
  displays: readonly FoundDisplay[],
  cashierDisplayId: number,
  remembered: string | null,
): TillState["displays"] {
  const chosen = recogniseDisplay(displays, remembered);
  return displays.map((each) => ({
    id: remembered !== null && each === chosen ? remembered : displayKey(each),
    label: each.label === "" ? `${each.size.width} × ${each.size.height}` : each.label,
    cashiers: each.id === cashierDisplayId,
  }));
}

/**
 * Where the customer's window belongs: on the remembered display, if it is plugged in and the
 * cashier's window is on another one. It never covers the cashier.
 */
export function customerDisplayOf<Found extends FoundDisplay>(
  displays: readonly Found[],
  remembered: string | null,
  cashierDisplayId: number,
): Found | null {
  const chosen = recogniseDisplay(displays, remembered);
  return displays.length < 2 || chosen?.id === cashierDisplayId ? null : chosen;
}
