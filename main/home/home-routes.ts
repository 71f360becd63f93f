import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import type { Home } from "../../contract/home.ts";
import { fail } from "../../contract/result.ts";
import { mayEnterPractice } from "../practice/may-enter-practice.ts";
import type { Homes } from "./homes.ts";

/**
 * The routes by which a till changes its home.
 * @param beforeChange ends what belongs to the home that is left
 * @param beforePractice where practice was entered from
 */
export function createHomeRoutes(
  homes: Homes,
  beforeChange: () => Promise<unknown>,
  beforePractice: () => Home,
): Pick<BridgeHandlers, "home.enter" | "practice.leave"> {
  return {
    "home.enter": async ({ home, manager }) => {
      if (home === "practice" && homes.home() !== "practice") {
        const may = await mayEnterPractice(homes.till, manager);
        if (!may.ok) return may;
      }
      await beforeChange();
      return homes.enter(home);
    },
    "practice.leave": async () => {
      if (homes.home() !== "practice") return fail(failure("practice_only"));
      await beforeChange();
      return homes.enter(beforePractice());
    },
  };
}
