import { createContext, use, useEffect, useMemo, useRef, type ReactNode } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { ManagedStore } from "../../contract/stores.ts";
import { useStore, useTill } from "../bridge/till-store.ts";
import { useAddress } from "./address.ts";
import { useAsked } from "./use-asked.ts";

interface Told {
  /** `null` until the relay has said which there are. */
  readonly stores: readonly ManagedStore[] | null;
  readonly failure: Failure | null;
  readonly again: () => void;
}

const ToldStores = createContext<Told>({ stores: null, failure: null, again: () => undefined });

/** Asks once which stores the manager may see, for all of the screens within. */
export function ManagedStoresProvider({ children }: { readonly children: ReactNode }) {
  const managerId = useTill(({ manager }) => manager?.staff.id ?? null);
  const { again, failure, value } = useAsked("listManagedStores", {});
  // Another manager, another answer.
  const askedFor = useRef(managerId);
  useEffect(() => {
    if (askedFor.current === managerId) return;
    askedFor.current = managerId;
    again();
  }, [again, managerId]);
  const told = useMemo(
    () => ({ stores: value?.stores ?? null, failure, again }),
    [value, failure, again],
  );
  return <ToldStores value={told}>{children}</ToldStores>;
}

/** What the relay has said of the manager's stores. */
export function useToldStores(): Told {
  return use(ToldStores);
}

/** The stores that the manager may look at: until the relay has answered, the till's own. */
export function useManagedStores(): readonly ManagedStore[] {
  const own = useStore();
  const { stores } = useToldStores();
  return useMemo(() => stores ?? [own], [stores, own]);
}

/**
 * The store that is looked at, whose currency, clock and first hour count. Where all of them are
 * looked at (`store=all`) it is the till's own.
 */
export function useManagedStore(): ManagedStore {
  const own = useStore();
  const { query } = useAddress();
  const stores = useManagedStores();
  const choice = query["store"];
  return stores.find(({ id }) => id === choice) ?? own;
}

/** The store of a payment intent, by whose clock it is told: one of the manager's, whichever is looked at. */
export function useStoreOf(id: string | undefined): ManagedStore {
  return useStoreFinder()(id ?? "");
}

/** The same for many of them. */
export function useStoreFinder(): (id: string) => ManagedStore {
  const present = useManagedStore();
  const stores = useManagedStores();
  return useMemo(() => {
    const known = new Map(stores.map((each) => [each.id, each]));
    return (id) => known.get(id) ?? present;
  }, [present, stores]);
}
