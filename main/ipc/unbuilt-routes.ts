import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import { fail } from "../../contract/result.ts";
import type { TillHandlers } from "../till/till.ts";

const unbuilt = () => Promise.resolve(fail(failure("internal_error", "not built yet")));

/** Routes that are declared and on their way; whoever builds one takes it out of here. */
export const unbuiltRoutes: Omit<BridgeHandlers, keyof TillHandlers> = {
  "payPage.copyLink": unbuilt,
  "payPage.printLink": unbuilt,
  "payPage.open": unbuilt,
  "payPage.close": unbuilt,
  "receipts.print": unbuilt,
  "receipts.savePdf": unbuilt,
  "receipts.printTest": unbuilt,
  "receipts.printers": unbuilt,
  "report.print": unbuilt,
};
