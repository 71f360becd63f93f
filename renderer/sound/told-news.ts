import * as v from "valibot";

const storedSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()));
const storageKey = "cobro.told-news";
/** More than a till ever holds. */
const mostKept = 200;

/** The news that were told, remembered beyond a page that crashed and was loaded again. */
export interface ToldNews {
  readonly keys: () => ReadonlySet<string>;
  readonly add: (keys: readonly string[]) => void;
}

/** @param storage the window's own, which ends with the till: what was before that is `endedBefore` */
export function openToldNews(storage: Pick<Storage, "getItem" | "setItem">): ToldNews {
  const stored = v.safeParse(storedSchema, storage.getItem(storageKey));
  let keys = stored.success ? stored.output : [];
  return {
    keys: () => new Set(keys),
    add(more) {
      keys = [...keys, ...more].slice(-mostKept);
      storage.setItem(storageKey, JSON.stringify(keys));
    },
  };
}
