import type { BridgeHandlers, BridgeRoute, TillState } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail } from "../../contract/result.ts";

/** The system's file dialogs and folder windows lead to the whole computer. */
const ofManagers: readonly BridgeRoute[] = [
  "receipts.savePdf",
  "closings.savePdf",
  "export.start",
  "export.show",
];

/** The same handlers; in a kiosk, what opens a window of the system's needs a manager's open books. */
export function kioskRoutes<Handlers extends Partial<BridgeHandlers>>(
  handlers: Handlers,
  state: () => Pick<TillState, "kiosk" | "manager">,
): Handlers {
  const isRefused = () => state().kiosk !== null && state().manager === null;
  const guarded = Object.entries(handlers).map(([route, handle]) => [
    route,
    ofManagers.some((each) => each === route)
      ? async (input: never) => (isRefused() ? fail(failure("kiosk_refuses")) : handle(input))
      : handle,
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same routes, each with its own input
  return Object.fromEntries(guarded) as Handlers;
}
