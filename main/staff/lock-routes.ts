import type { BridgeHandlers, BridgeRoute, SignIn } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail } from "../../contract/result.ts";

/** What a locked till still answers; everything else needs somebody who is signed in. */
const open: ReadonlySet<BridgeRoute> = new Set<BridgeRoute>([
  "till.get",
  "till.pair",
  "setup.probe",
  "setup.dropLink",
  "staff.signIn",
  "staff.lock",
  // The page lies above the lock screen.
  "payPage.close",
  "kiosk.leave",
]);

/** The same handlers, closed while the till is locked. A route that is added later is closed too. */
export function lockRoutes<Handlers extends Partial<BridgeHandlers>>(
  handlers: Handlers,
  signIn: () => SignIn,
): Handlers {
  const isLocked = () => signIn().kind === "locked";
  const guarded = Object.entries(handlers).map(([route, handle]) => [
    route,
    isOpen(route) ? handle : (input: never) => (isLocked() ? refused() : handle(input)),
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same routes, each with its own input
  return Object.fromEntries(guarded) as Handlers;
}

function isOpen(route: string): boolean {
  return [...open].some((each) => each === route);
}

function refused() {
  return Promise.resolve(fail(failure("staff_sign_in_required")));
}
