import { create } from "zustand";

import type { SaleNews } from "./sale-news.ts";

interface NewsStore {
  /** The last news that nothing else on the screen says aloud: of sales that were set aside. */
  readonly news: readonly SaleNews[];
}

export const useNewsStore = create<NewsStore>()(() => ({ news: [] }));
