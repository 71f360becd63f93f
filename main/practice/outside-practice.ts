import type { BridgeHandlers, BridgeRoute, TillState } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail } from "../../contract/result.ts";

/** What is the computer's, not the practised shop's: the PINs of that one are shown to everybody. */
const ofTheComputer: readonly BridgeRoute[] = [
  "kiosk.leave",
  "door.set",
  "door.makeSecret",
  "updates.install",
];

/** The same handlers; what needs the real manager is refused while the till practises. */
export function outsidePractice<Handlers extends Partial<BridgeHandlers>>(
  handlers: Handlers,
  state: () => Pick<TillState, "home">,
): Handlers {
  const guarded = Object.entries(handlers).map(([route, handle]) => [
    route,
    ofTheComputer.some((each) => each === route)
      ? async (input: never) =>
          state().home === "practice" ? fail(failure("not_in_practice")) : handle(input)
      : handle,
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same routes, each with its own input
  return Object.fromEntries(guarded) as Handlers;
}
