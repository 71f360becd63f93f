import type { Net } from "electron";

/** Chromium's names (net/base/net_error_list.h) for what Node calls otherwise. */
const chromiumNames: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/u, "ERR_CONNECTION_REFUSED"],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/u, "ERR_NAME_NOT_RESOLVED"],
  [/^E(?:NET|HOST)UNREACH$/u, "ERR_ADDRESS_UNREACHABLE"],
  [/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/u, "ERR_CONNECTION_TIMED_OUT"],
  [/^(?:ECONNRESET|EPIPE)$/u, "ERR_CONNECTION_RESET"],
  [/^UND_ERR_SOCKET$/u, "ERR_CONNECTION_CLOSED"],
  [/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/u, "ERR_CERT_DATE_INVALID"],
  [/ALTNAME/u, "ERR_CERT_COMMON_NAME_INVALID"],
  [/CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)/u, "ERR_CERT_AUTHORITY_INVALID"],
];

/**
 * Electron's `net.fetch` by Node's. As there: only once the app is ready, no `data:` and `blob:`,
 * the answer says nothing of its address, and what fails says so by Chromium's name alone.
 */
export function netFetch(isReady: () => boolean): Net["fetch"] {
  return async (input, init) => {
    if (!isReady()) throw new Error("net.fetch cannot be used before app is ready");
    const request = new Request(input, init);
    if (!/^https?:/u.test(request.url)) {
      throw new Error(`The preview's net.fetch knows http and https only: ${request.url}`);
    }
    try {
      const { body, headers, status, statusText } = await fetch(request);
      return new Response(body, { headers, status, statusText });
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw new Error(`net::${nameOf(error)}`, { cause: error });
    }
  };
}

function nameOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = "code" in each && typeof each.code === "string" ? each.code : "";
    const name = chromiumNames.find(([codes]) => codes.test(code))?.[1];
    if (name !== undefined) return name;
  }
  return "ERR_FAILED";
}

interface Dispatcher {
  readonly destroy: () => Promise<void>;
}
/** Where Node's own fetch keeps its connections (undici, lib/global.js). */
const dispatcherKey = Symbol.for("undici.globalDispatcher.1");

/** As `session.closeAllConnections()`: what is under way fails, and nothing is used again. */
export async function closeAllConnections(): Promise<void> {
  const old: unknown = Reflect.get(globalThis, dispatcherKey);
  if (!isDispatcher(old)) return;
  Reflect.set(globalThis, dispatcherKey, Reflect.construct(constructorOf(old), []));
  await old.destroy();
}

function isDispatcher(value: unknown): value is Dispatcher {
  return typeof value === "object" && value !== null && "destroy" in value;
}

function constructorOf(value: object): new () => object {
  const made: unknown = value.constructor;
  if (typeof made !== "function") throw new Error("Node's fetch has changed its inside.");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the constructor of an object that exists; undici's Agent takes no argument
  return made as new () => object;
}
