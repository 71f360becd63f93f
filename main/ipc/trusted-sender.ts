import { isAppAddress } from "../app-protocol/app-address.ts";

/** Who called, as Electron tells it. */
export interface Sender {
  readonly webContentsId: number;
  /** `null` once the frame has navigated away or is gone. */
  readonly frame: { readonly url: string; readonly isTop: boolean } | null;
}

/** Only the top frame of the very window that owns the bridge, showing a page of the app's own. */
export function isTrustedSender(sender: Sender, windowWebContentsId: number): boolean {
  return (
    sender.webContentsId === windowWebContentsId &&
    sender.frame !== null &&
    sender.frame.isTop &&
    isAppAddress(sender.frame.url)
  );
}
