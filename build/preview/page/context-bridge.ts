/**
 * What crosses between the preload and the page, as Electron's contextBridge does it: functions are
 * proxied, all else is copied without its prototype, and nothing that the page gets can be changed.
 */
type World = "page" | "preload";

const deepest = 1_000;
const originals = new WeakMap<object, unknown>();

export function exposeInMainWorld(name: string, api: unknown): void {
  if (Object.hasOwn(window, name)) {
    throw new Error("Cannot bind an API on top of an existing property on the window object");
  }
  Object.defineProperty(window, name, {
    value: cross(api, "page"),
    enumerable: true,
    writable: false,
    configurable: false,
  });
}

/** A copy of a value for the other world. */
export function cross(
  value: unknown,
  to: World,
  seen = new Map<object, unknown>(),
  depth = 0,
): unknown {
  if (typeof value === "symbol") return undefined;
  if (typeof value === "function") return crossFunction(value, to);
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) throw new TypeError("Electron contextBridge recursion depth exceeded.");
  const known = seen.get(value);
  if (known !== undefined) return known;

  if (value instanceof Promise) {
    return value.then(
      (result: unknown) => cross(result, to),
      (error: unknown) => Promise.reject(crossError(error, to)),
    );
  }
  if (value instanceof Error) return crossError(value, to);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    seen.set(value, copy);
    for (const each of value) copy.push(cross(each, to, seen, depth + 1));
    return to === "page" ? Object.freeze(copy) : copy;
  }
  if (Object.prototype.toString.call(value) === "[object Object]") {
    const copy: Record<string, unknown> = {};
    seen.set(value, copy);
    for (const [key, each] of Object.entries(value)) {
      Object.defineProperty(copy, key, {
        value: cross(each, to, seen, depth + 1),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return to === "page" ? Object.freeze(copy) : copy;
  }
  return clone(value);
}

function crossFunction(original: Function, to: World): unknown {
  // What comes home is itself again, not a proxy of its proxy.
  if (originals.has(original)) return originals.get(original);
  const back: World = to === "page" ? "preload" : "page";
  const proxy = (...args: unknown[]): unknown => {
    const given = args.map((each) => cross(each, back));
    try {
      return cross(Reflect.apply(original, undefined, given), to);
    } catch (error) {
      throw crossError(error, to);
    }
  };
  originals.set(proxy, original);
  return to === "page" ? Object.freeze(proxy) : proxy;
}

/** Only an error's message crosses, whatever its class. */
function crossError(error: unknown, to: World): unknown {
  if (!(error instanceof Error)) return cross(error, to);
  return new Error(error.message);
}

function clone(value: object): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new TypeError("An object could not be cloned.");
  }
}
