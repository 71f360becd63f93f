import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import type { Home } from "../../contract/home.ts";
import { fail, ok } from "../../contract/result.ts";
import type { Homes } from "../home/homes.ts";
import { erasePractice } from "./erase-practice.ts";
import { mayEnterPractice } from "./may-enter-practice.ts";
import type { Practice } from "./open-practice.ts";

type PracticeRoutes = Pick<
  BridgeHandlers,
  "practice.enter" | "practice.leave" | "practice.act" | "practice.anew" | "practice.staff"
>;

/** The ways in and out, and what only practice has: the customer's part, staff at a touch, a new beginning. */
export function createPracticeRoutes(options: {
  readonly homes: Homes;
  readonly folder: string;
  /** `null` in every other home. */
  readonly present: () => Practice | null;
  /** Where practice was entered from. */
  readonly before: () => Home;
  /** Ends what belongs to the home that is left. */
  readonly beforeChange: () => Promise<unknown>;
}): PracticeRoutes {
  const { homes, present } = options;
  const elsewhere = fail(failure("practice_only"));
  return {
    async "practice.enter"({ manager }) {
      if (homes.home() === "practice") return ok(null);
      const may = await mayEnterPractice(homes.till, manager);
      if (!may.ok) return may;
      await options.beforeChange();
      return homes.enter("practice");
    },
    async "practice.leave"() {
      if (homes.home() !== "practice") return elsewhere;
      await options.beforeChange();
      return homes.enter(options.before());
    },
    async "practice.act"({ id, outcome }) {
      const practice = present();
      if (practice === null) return elsewhere;
      const sale = homes.till.state().sales.find((each) => each.id === id);
      const fintocId = sale?.paymentIntent?.fintocId ?? null;
      if (fintocId === null) return fail(failure("sale_unknown"));
      const done = await practice.act(fintocId, outcome);
      if (!done.ok) return done;
      // The relay asks by itself every few seconds: a trainee need not wait for that.
      await homes.till.handlers["sales.checkNow"]({ id });
      return ok(null);
    },
    async "practice.staff"() {
      return (await present()?.addStaff()) ?? elsewhere;
    },
    async "practice.anew"() {
      if (present() === null) return elsewhere;
      await options.beforeChange();
      return homes.renew(() => erasePractice(options.folder));
    },
  };
}
