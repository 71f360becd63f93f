import * as v from "valibot";

import { firstManagerSchema, ownShopSchema } from "./embedded-relay.ts";
import { managerPinEntries } from "./manager-bridge.ts";

const managerPin = v.optional(v.nullable(v.strictObject(managerPinEntries)), null);

/** The cashier's window's routes about a relay of this computer's own. Keys pass through none of them. */
export const embeddedBridgeRoutes = {
  /** Makes the shop whose only till this is; opens the key window where there are no keys yet. */
  "embedded.setUp": v.strictObject({ shop: ownShopSchema }),
  /** Opens the key window once more. For a manager, where the store has staff. */
  "embedded.changeKeys": v.strictObject({}),
  /** The first manager of a shop where nobody has a PIN. */
  "embedded.addManager": firstManagerSchema,
  /** Asks where to, and writes a copy of the history that a shared relay can serve. For a manager. */
  "embedded.backUp": v.strictObject({}),
  /**
   * Leaves this computer's own relay for a shared one that has been given its history, and that
   * knows this very till. A manager's PIN is asked for where the store has staff.
   */
  "till.move": v.strictObject({
    relayUrl: v.pipe(v.string(), v.trim(), v.maxLength(2_048)),
    manager: managerPin,
  }),
} as const;

export interface EmbeddedBridgeValues {
  "embedded.setUp": null;
  "embedded.changeKeys": null;
  "embedded.addManager": null;
  "embedded.backUp": { readonly saved: boolean };
  "till.move": null;
}
