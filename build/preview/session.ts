import type { Session } from "electron";

import { closeAllConnections } from "./net-fetch.ts";
import { KnownEvents, standIn } from "./stand-in.ts";

type CheckHandler = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;
type Permission = Parameters<CheckHandler>[1];

/** Electron's permissions that a page's `Permissions-Policy` can refuse, with the policy's names. */
const policies: readonly (readonly [Permission, readonly string[]])[] = [
  ["media", ["camera", "microphone"]],
  ["geolocation", ["geolocation"]],
  ["display-capture", ["display-capture"]],
  ["fullscreen", ["fullscreen"]],
  ["hid", ["hid"]],
  ["idle-detection", ["idle-detection"]],
  ["local-fonts", ["local-fonts"]],
  ["midi", ["midi"]],
  ["payment-handler", ["payment"]],
  ["screen-wake-lock", ["screen-wake-lock"]],
  ["serial", ["serial"]],
  ["storage-access", ["storage-access"]],
  ["usb", ["usb"]],
  ["window-management", ["window-management"]],
];

export interface PreviewSession {
  readonly session: typeof import("electron").session;
  readonly defaultSession: Session;
  /** What the session's permission check refuses, as a header for its pages. */
  readonly permissionsPolicy: () => string;
}

export function createSession(): PreviewSession {
  let check: CheckHandler | null = null;
  const defaultSession = standIn<Session>(
    "session.defaultSession",
    {
      setPermissionCheckHandler: (handler) => {
        check = handler;
      },
      // A browser asks its user itself, and only for what the policy above lets through.
      setPermissionRequestHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      setDisplayMediaRequestHandler: () => undefined,
      closeAllConnections,
    },
    // A browser's downloads are the browser's own.
    new KnownEvents("session", ["will-download"]),
  );
  return {
    defaultSession,
    session: standIn<typeof import("electron").session>("session", { defaultSession }),
    permissionsPolicy: () =>
      policies
        .filter(
          ([permission]) =>
            check?.(null, permission, "", { isMainFrame: true, requestingUrl: "" }) === false,
        )
        .flatMap(([, names]) => names.map((name) => `${name}=()`))
        .join(", "),
  };
}
