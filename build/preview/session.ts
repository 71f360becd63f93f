import type { OnBeforeRequestListenerDetails, Session, WebRequest } from "electron";

import { closeAllConnections } from "./net-fetch.ts";
import { KnownEvents, standIn } from "./stand-in.ts";

type CheckHandler = NonNullable<Parameters<Session["setPermissionCheckHandler"]>[0]>;
type Permission = Parameters<CheckHandler>[1];
type RequestListener = Extract<
  Parameters<WebRequest["onBeforeRequest"]>[0],
  (...args: never[]) => unknown
>;
const defaultName = "session.defaultSession";

export type ResourceType = OnBeforeRequestListenerDetails["resourceType"];

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
  /** What the default session's permission check refuses, as a header for its pages. */
  readonly permissionsPolicy: () => string;
  /** Whether a session's `onBeforeRequest` lets a request pass; without a listener all do. */
  readonly lets: (session: Session, url: string, type: ResourceType) => Promise<boolean>;
}

interface Made {
  readonly session: Session;
  readonly check: () => CheckHandler | null;
  readonly listener: () => RequestListener | null;
}

export function createSession(): PreviewSession {
  const main = createOne(defaultName);
  const partitions = new Map<string, Made>();
  const defaultSession = main.session;
  let lastRequest = 0;

  return {
    defaultSession,
    session: standIn<typeof import("electron").session>("session", {
      defaultSession,
      fromPartition: (partition) => {
        if (partition === "") return defaultSession;
        if (partition.startsWith("persist:")) {
          throw new Error("The preview keeps no partition: leave 'persist:' out.");
        }
        const made = partitions.get(partition) ?? createOne(`session '${partition}'`);
        partitions.set(partition, made);
        return made.session;
      },
    }),
    permissionsPolicy: () =>
      policies
        .filter(
          ([permission]) =>
            main.check()?.(null, permission, "", { isMainFrame: true, requestingUrl: "" }) ===
            false,
        )
        .flatMap(([, names]) => names.map((name) => `${name}=()`))
        .join(", "),
    lets: async (session, url, resourceType) => {
      const all = [main, ...partitions.values()];
      const listener = all.find((each) => each.session === session)?.listener() ?? null;
      if (listener === null) return true;
      lastRequest += 1;
      const details = standIn<OnBeforeRequestListenerDetails>("onBeforeRequest's details", {
        id: lastRequest,
        url,
        method: "GET",
        resourceType,
      });
      return new Promise((resolve) => {
        listener(details, ({ cancel }) => {
          resolve(cancel !== true);
        });
      });
    },
  };
}

function createOne(name: string): Made {
  let check: CheckHandler | null = null;
  let listener: RequestListener | null = null;
  const webRequest = standIn<WebRequest>(`${name}.webRequest`, {
    onBeforeRequest: (...args: readonly unknown[]) => {
      const [given] = args;
      if (given !== null && typeof given !== "function") {
        throw new Error("The preview's onBeforeRequest takes no filter.");
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Electron's overloads in one
      listener = given as RequestListener | null;
    },
  });
  const session = standIn<Session>(
    name,
    {
      webRequest,
      setPermissionCheckHandler: (handler) => {
        check = handler;
      },
      // A browser asks its user itself, and only for what the policy above lets through.
      setPermissionRequestHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      setDisplayMediaRequestHandler: () => undefined,
      // What a page leaves behind lies in the browser that opened it.
      clearStorageData: async () => undefined,
      clearCache: async () => undefined,
      clearAuthCache: async () => undefined,
      // The default session is the one that `net.fetch` speaks through.
      closeAllConnections: async () => {
        if (name === defaultName) await closeAllConnections();
      },
    },
    // A browser's downloads are the browser's own.
    new KnownEvents("session", ["will-download"]),
  );
  return { session, check: () => check, listener: () => listener };
}
