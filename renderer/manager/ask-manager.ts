import type { Failure } from "../../contract/failures.ts";
import type { ManagedRoute, ManagerAnswer, ManagerInput } from "../../contract/manager-api.ts";
import { ok, type Result } from "../../contract/result.ts";
import { bridge } from "../bridge/bridge.ts";

/** Asks the relay in the manager's name, through the main process, which checks both ways. */
export async function askManager<Route extends ManagedRoute>(
  route: Route,
  input: ManagerInput<Route>,
): Promise<Result<ManagerAnswer<Route>, Failure>> {
  const answer = await bridge.call("manager.ask", { route, ...input });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the main process has checked it by the route's schema
  return answer.ok ? ok(answer.value as ManagerAnswer<Route>) : answer;
}
