import { create } from "zustand";

interface PickedSaleStore {
  /** The sale that the cashier picked from the list to look at. */
  readonly pickedId: string | null;
}

export const usePickedSaleStore = create<PickedSaleStore>()(() => ({ pickedId: null }));

export function pickSale(id: string | null): void {
  usePickedSaleStore.setState({ pickedId: id });
}
