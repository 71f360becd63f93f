import { EventEmitter } from "node:events";

/**
 * What is written down of an Electron object: each member is checked against electron.d.ts.
 * Event methods are left out; one emitter serves all of their overloads.
 */
export type Members<Whole> = Partial<Omit<Whole, keyof NodeJS.EventEmitter>>;

/** An emitter that knows its events: listening for one that never comes would be a silent gap. */
export class KnownEvents extends EventEmitter {
  readonly #owner: string;
  readonly #known: ReadonlySet<string>;

  constructor(owner: string, known: readonly string[]) {
    super();
    this.#owner = owner;
    this.#known = new Set(known);
  }

  override on(event: string, listener: (...args: unknown[]) => void): this {
    if (!this.#known.has(event)) throw lacking(`${this.#owner}.on('${event}')`);
    return super.on(event, listener);
  }

  override once(event: string, listener: (...args: unknown[]) => void): this {
    if (!this.#known.has(event)) throw lacking(`${this.#owner}.once('${event}')`);
    return super.once(event, listener);
  }

  override addListener(event: string, listener: (...args: unknown[]) => void): this {
    return this.on(event, listener);
  }
}

/** An Electron object of which only `members` exist; whatever else is touched throws by name. */
export function standIn<Whole extends object>(
  name: string,
  members: Members<Whole>,
  events: KnownEvents | null = null,
): Whole {
  const proxy: object = new Proxy(members, {
    get(target, key) {
      if (Reflect.has(target, key)) return Reflect.get(target, key);
      if (events !== null && Reflect.has(events, key)) return eventMethod(events, key, () => proxy);
      // Promises and printers look for these on any object; Electron's have none of them either.
      if (typeof key === "symbol" || key === "then" || key === "toJSON") return undefined;
      throw lacking(`${name}.${key}`);
    },
    set(target, key, value) {
      if (!Reflect.has(target, key)) throw lacking(`${name}.${String(key)}`);
      return Reflect.set(target, key, value);
    },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy throws for every member of Whole that is not in `members`, which no type can say
  return proxy as Whole;
}

export function lacking(what: string): Error {
  return new Error(`The preview has no ${what}: it stands in for a part of Electron only.`);
}

/** `this` of a chained call is the stand-in, not the emitter behind it. */
function eventMethod(events: KnownEvents, key: PropertyKey, self: () => object): unknown {
  const value: unknown = Reflect.get(events, key);
  if (typeof value !== "function") return value;
  return (...args: unknown[]): unknown => {
    const answer: unknown = Reflect.apply(value, events, args);
    return answer === events ? self() : answer;
  };
}

/** An event as Electron gives it to listeners that may prevent something. */
export function preventable<Details extends object>(
  details: Details,
): Details & { readonly preventDefault: () => void; readonly defaultPrevented: boolean } {
  let prevented = false;
  return Object.defineProperties(
    { ...details, preventDefault: () => (prevented = true), defaultPrevented: false },
    { defaultPrevented: { get: () => prevented } },
  );
}
