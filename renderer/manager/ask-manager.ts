import type { Failure } from "../../contract/failures.ts";
import type { ManagedRoute, ManagerAnswer, ManagerInput } from "../../contract/manager-api.ts";
import { ok, type Result } from "../../contract/result.ts";
import { bridge } from "../bridge/bridge.ts";

/** What somebody waits for before anything else is asked. */
let first: Promise<unknown> = Promise.resolve();
/** Where the relay takes longer than this, nothing is won by waiting for it. */
const mostHeldMs = 250;

/** Asks the relay in the manager's name, through the main process, which checks both ways. */
export async function askManager<Route extends ManagedRoute>(
  route: Route,
  input: ManagerInput<Route>,
): Promise<Result<ManagerAnswer<Route>, Failure>> {
  // A screen asks for all that it shows in one go: what comes first may be said last.
  await Promise.resolve();
  await first;
  return ask(route, input);
}

/** The same, before everything else: what is asked meanwhile waits for its answer for a moment. */
export function askFirst<Route extends ManagedRoute>(
  route: Route,
  input: ManagerInput<Route>,
): Promise<Result<ManagerAnswer<Route>, Failure>> {
  const answer = ask(route, input);
  const held = new Promise((resolve) => setTimeout(resolve, mostHeldMs));
  first = Promise.race([answer, held]);
  return answer;
}

async function ask<Route extends ManagedRoute>(
  route: Route,
  input: ManagerInput<Route>,
): Promise<Result<ManagerAnswer<Route>, Failure>> {
  const answer = await bridge.call("manager.ask", { route, ...input });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the main process has checked it by the route's schema
  return answer.ok ? ok(answer.value as ManagerAnswer<Route>) : answer;
}
