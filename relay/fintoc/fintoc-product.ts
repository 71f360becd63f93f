import * as v from "valibot";

import type { Result } from "../../contract/result.ts";
import type { CreateRequest, FintocFailure } from "./fintoc-client.ts";
import type { Fetched, Told } from "./told.ts";

/** What a store sells with: Fintoc's payment intent in its widget, or its hosted Checkout Session. */
export const productNames = ["payment_intent", "checkout_session"] as const;
export const productNameSchema = v.picklist(productNames);
export type ProductName = v.InferOutput<typeof productNameSchema>;

/** Where a customer who was sent to Fintoc's own page comes back to. */
export interface BackTo {
  readonly success: string;
  readonly cancel: string;
}

export interface ProductWish {
  readonly request: CreateRequest;
  readonly backTo: BackTo;
}

/** Where the customer pays. Secret as a token is: whoever has it can start the payment. */
export type FintocPage =
  | { readonly kind: "widget"; readonly token: string }
  | { readonly kind: "redirect"; readonly url: string };

export interface CreatedObject {
  /** Opaque; what `fetch` and `withdraw` are given until a payment intent is known. */
  readonly id: string;
  /** Null: Fintoc created it, but nobody could pay it. */
  readonly page: FintocPage | null;
  readonly told: Told;
}

/** One of Fintoc's products, as narrow as the relay needs it. */
export interface FintocProduct {
  /** The same key again answers the same object. */
  readonly create: (
    wish: ProductWish,
    idempotencyKey: string,
  ) => Promise<Result<CreatedObject, FintocFailure>>;
  readonly fetch: (id: string) => Promise<Result<Fetched, FintocFailure>>;
  /**
   * Takes back what nobody has started; refused by Fintoc once somebody has. Null: there is no
   * such thing for this product.
   */
  readonly withdraw: ((id: string) => Promise<Result<Fetched, FintocFailure>>) | null;
}
