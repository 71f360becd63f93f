/** A till, or somebody who charges; of several stores, which one they belong to. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly storeId?: string | undefined;
}

type NamedStore = Pick<Named, "id" | "name">;

export type OptionGroup = {
  readonly options: readonly Named[];
} & ({ readonly id: string; readonly name: string } | { readonly name: null });

/** Store by store, in the stores' order: "Caja 1" is in most of them. */
export function byStore(
  named: readonly Named[],
  stores: readonly NamedStore[],
): readonly OptionGroup[] {
  return stores.flatMap(({ id, name }) => {
    const options = named.filter(({ storeId }) => storeId === id);
    return options.length === 0 ? [] : [{ id, name, options }];
  });
}

/** People who have a name in common bear their store's too. */
export function toldApart(
  named: readonly Named[],
  stores: readonly NamedStore[],
): readonly Named[] {
  const names = new Map(stores.map(({ id, name }) => [id, name]));
  return named.map((each) => {
    const isAlone = named.every(({ id, name }) => id === each.id || name !== each.name);
    const store = names.get(each.storeId ?? "");
    return isAlone || store === undefined ? each : { ...each, name: `${each.name} · ${store}` };
  });
}
