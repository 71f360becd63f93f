import * as v from "valibot";

import {
  bridgeRoutes,
  type BridgeAnswer,
  type BridgeHandlers,
  type BridgeRoute,
} from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail } from "../../contract/result.ts";
import type { Log } from "../log.ts";

/** Checks the input, then asks the handler. Never throws: whatever goes wrong is a failure, a bug is logged too. */
export async function answerRoute<Route extends BridgeRoute>(
  route: Route,
  input: unknown,
  handlers: BridgeHandlers,
  log: Log,
): Promise<BridgeAnswer<Route>> {
  try {
    const parsed = v.safeParse(bridgeRoutes[route], input);
    if (!parsed.success) return fail(failure("input_invalid", describeIssue(parsed.issues[0])));
    return await handlers[route](parsed.output);
  } catch (error) {
    log({ level: "error", event: "bridge_handler_threw", route, error });
    return fail(failure("internal_error", error instanceof Error ? error.name : null));
  }
}

/** Where the fault lies and what was expected; never the value itself, which may be a secret. */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? "input";
  return `${path}: expected ${issue.expected ?? issue.type}`;
}
