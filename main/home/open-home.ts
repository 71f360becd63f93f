import type { Failure } from "../../contract/failures.ts";
import type { Home } from "../../contract/home.ts";
import { ok, type Result } from "../../contract/result.ts";
import { openPrints } from "../printing/prints.ts";
import { dataFiles } from "../settings/data-files.ts";
import { openTill, type TillOptions } from "../till/till.ts";
import type { OpenHome } from "./homes.ts";

export interface OpenHomeOptions {
  readonly dataFolder: string;
  /** What every home's till has in common. */
  readonly till: Omit<TillOptions, "openFile">;
}

/** Opens a home: its documents, its relay where it has one of its own, its till. */
export function createOpenHome({ dataFolder, till: common }: OpenHomeOptions) {
  return async (_home: Home): Promise<Result<OpenHome, Failure>> => {
    const openFile = dataFiles(dataFolder);
    const till = await openTill({ ...common, openFile });
    return ok({ till, prints: openPrints(openFile, till.relayNow), close: till.close });
  };
}
