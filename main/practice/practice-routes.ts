import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail, ok } from "../../contract/result.ts";
import type { Homes } from "../home/homes.ts";
import { erasePractice } from "./erase-practice.ts";
import type { Practice } from "./open-practice.ts";

type PracticeRoutes = Pick<BridgeHandlers, "practice.act" | "practice.anew" | "practice.staff">;

/** What only practice has: the customer's part, staff at a touch, and a new beginning. */
export function createPracticeRoutes(options: {
  readonly homes: Homes;
  readonly folder: string;
  /** `null` in every other home. */
  readonly present: () => Practice | null;
  /** Ends what belongs to what is erased. */
  readonly beforeChange: () => Promise<unknown>;
}): PracticeRoutes {
  const { homes, present } = options;
  const elsewhere = fail(failure("practice_only"));
  return {
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
