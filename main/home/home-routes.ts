import type { BridgeHandlers } from "../../contract/bridge.ts";
import type { Homes } from "./homes.ts";

/** The routes by which a till changes its home. */
export function createHomeRoutes(homes: Homes): Pick<BridgeHandlers, "home.enter"> {
  return {
    "home.enter": async ({ home }) => homes.enter(home),
  };
}
