import type { BridgeHandlers, BridgeRoute, TillState } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail } from "../../contract/result.ts";

/** The system's file dialogs and folder windows lead to the whole computer. */
const ofManagers: readonly BridgeRoute[] = [
  "receipts.savePdf",
  "closings.savePdf",
  "export.start",
  "export.show",
  "embedded.backUp",
];

/** The same handlers; in a kiosk, what opens a window of the system's needs a manager's open books. */
export function kioskRoutes<Handlers extends Partial<BridgeHandlers>>(
  handlers: Handlers,
  state: () => Pick<TillState, "home" | "kiosk" | "manager">,
): Handlers {
  const isRefused = () => {
    const { home, kiosk, manager } = state();
    // Anybody can open practice's books: their PIN is shown.
    return kiosk !== null && (manager === null || home === "practice");
  };
  const guarded = Object.entries(handlers).map(([route, handle]) => [
    route,
    ofManagers.some((each) => each === route)
      ? async (input: never) => (isRefused() ? fail(failure("kiosk_refuses")) : handle(input))
      : handle,
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same routes, each with its own input
  return Object.fromEntries(guarded) as Handlers;
}
