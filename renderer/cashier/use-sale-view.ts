import { useMemo } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { usePassed } from "../clock/use-now.ts";
import { saleView, type SaleView } from "./sale-view.ts";

/** What is shown of a sale now; follows the end of its QR by the relay's clock. */
export function useSaleView(sale: Sale): SaleView {
  const expiresAt = sale.paymentIntent?.payUrlExpiresAt ?? null;
  const qrIsOver = usePassed(expiresAt === null ? null : Date.parse(expiresAt));
  return useMemo(() => saleView(sale, qrIsOver), [sale, qrIsOver]);
}
