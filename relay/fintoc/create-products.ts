import type { FintocConfig } from "../config.ts";
import { createCheckoutSessionProduct } from "./checkout-session-product.ts";
import type { FintocClient } from "./fintoc-client.ts";
import type { FintocProduct, ProductName } from "./fintoc-product.ts";
import { createPaymentIntentProduct } from "./payment-intent-product.ts";

export type FintocProducts = Readonly<Record<ProductName, FintocProduct>>;

export function createProducts(
  client: FintocClient,
  { version }: Pick<FintocConfig, "version">,
): FintocProducts {
  return {
    payment_intent: createPaymentIntentProduct(client),
    checkout_session: createCheckoutSessionProduct(client, version),
  };
}
