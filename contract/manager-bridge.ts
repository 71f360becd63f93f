/** The bridge's routes of the manager's screens, joined to `bridgeRoutes`. */
import * as v from "valibot";

import type { Failure } from "./failures.ts";
import { exportQuerySchema, managerRouteNames, storeChoiceSchema } from "./manager-api.ts";
import { pinSchema } from "./staff.ts";
import { columnMappingSchema, layoutSchema, type ColumnMapping } from "./statement.ts";

/** No identifier is longer. */
const longestCopy = 256;

const empty = v.strictObject({});
/** A manager's PIN, typed for one act alone. */
export const managerPinEntries = { staffId: v.pipe(v.string(), v.maxLength(64)), pin: pinSchema };
const closingChoice = v.strictObject({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  store: storeChoiceSchema,
});

export const managerBridgeRoutes = {
  /** Prints a closing of the day, marked as a copy from the second time on. */
  "closings.print": closingChoice,
  "closings.savePdf": closingChoice,
  /** Opens the manager's screens for as long as the relay's session lives; a cashier stays signed in. */
  "manager.enter": v.strictObject(managerPinEntries),
  /** Closes them; a manager who is signed in as such stays so. */
  "manager.leave": empty,
  /** Asks the relay in the manager's name; `askManager` of the renderer gives it its types. */
  "manager.ask": v.strictObject({
    route: v.picklist(managerRouteNames),
    params: v.optional(v.unknown(), {}),
    query: v.optional(v.unknown(), {}),
    body: v.optional(v.unknown()),
  }),
  /** Follows a store's changes by the event `manager`, in place of the one followed before. */
  "manager.watch": v.strictObject({ store: storeChoiceSchema }),
  "manager.unwatch": empty,
  /** How a bank's statement with these headings was read the last time; `null`: never. */
  "statement.columns": v.strictObject({ layout: layoutSchema }),
  "statement.remember": v.strictObject({ layout: layoutSchema, mapping: columnMappingSchema }),
  /** The export that is under way or was the last; every later state comes by the event `export`. */
  "export.get": empty,
  /** Asks where to, and begins to write an export; answers whether it has begun or was given up. */
  "export.start": v.strictObject({
    format: v.picklist(["csv", "xlsx"]),
    query: exportQuerySchema,
  }),
  /** Gives up the export that is under way; nothing is left of its file. */
  "export.cancel": empty,
  /** Its end has been seen. */
  "export.close": empty,
  /** Shows the file that was written in the system's own folder window. */
  "export.show": empty,
  /** Puts an identifier of what the manager looks at onto the clipboard. */
  "manager.copy": v.strictObject({
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(longestCopy)),
  }),
} as const;

/** What each of them answers when it succeeds. */
export interface ManagerBridgeValues {
  "closings.print": null;
  "closings.savePdf": { readonly saved: boolean };
  "manager.enter": null;
  "manager.leave": null;
  /** Checked by the schema of the route's answer. */
  "manager.ask": unknown;
  "manager.watch": null;
  "manager.unwatch": null;
  "statement.columns": ColumnMapping | null;
  "statement.remember": null;
  "export.get": ExportState;
  "export.start": { readonly started: boolean };
  "export.cancel": null;
  "export.close": null;
  "export.show": null;
  "manager.copy": null;
}

/** What becomes of the file of an export, one at a time. */
export type ExportState =
  | { readonly kind: "none" }
  | {
      readonly kind: "running";
      readonly id: string;
      readonly fileName: string;
      readonly rows: number;
      readonly total: number;
    }
  | {
      readonly kind: "done";
      readonly id: string;
      readonly fileName: string;
      readonly rows: number;
    }
  | {
      readonly kind: "failed";
      readonly id: string;
      readonly fileName: string;
      readonly failure: Failure;
    };
