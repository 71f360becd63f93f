import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An answer as it left Fintoc. */
export interface SavedAnswer {
  readonly status: ContentfulStatusCode;
  readonly body: string;
}

interface Saved extends SavedAnswer {
  readonly parameters: string;
  readonly savedAt: number;
}

/** Fintoc keeps an answer at least this long. */
const savedForMs = 24 * 3_600_000;
export const longestKey = 255;

type Lookup =
  | { readonly kind: "new" }
  | { readonly kind: "saved"; readonly answer: SavedAnswer }
  | { readonly kind: "other_parameters" };

/** The answers that Fintoc has saved, each under its idempotency key. */
export interface IdempotencyStore {
  readonly look: (key: string, parameters: string) => Lookup;
  /** The first answer stays. */
  readonly save: (key: string, parameters: string, answer: SavedAnswer) => void;
}

export function createIdempotencyStore(now: () => number): IdempotencyStore {
  const saved = new Map<string, Saved>();
  const find = (key: string) => {
    const found = saved.get(key);
    return found !== undefined && now() - found.savedAt < savedForMs ? found : undefined;
  };
  return {
    look: (key, parameters) => {
      const found = find(key);
      if (found === undefined) return { kind: "new" };
      return found.parameters === parameters
        ? { kind: "saved", answer: { status: found.status, body: found.body } }
        : { kind: "other_parameters" };
    },
    save: (key, parameters, answer) => {
      if (find(key) === undefined) saved.set(key, { ...answer, parameters, savedAt: now() });
    },
  };
}

/** The parameters as text that does not depend on the order of their names. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
