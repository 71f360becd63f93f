import type { Failure } from "../../contract/failures.ts";
import type { Home } from "../../contract/home.ts";
import { ok, type Result } from "../../contract/result.ts";
import { openPrints } from "../printing/prints.ts";
import { dataFiles } from "../settings/data-files.ts";
import type { Practice, PracticeOptions } from "../practice/open-practice.ts";
import { openPractice } from "../practice/open-practice.ts";
import { openTill, type TillOptions } from "../till/till.ts";
import type { OpenHome } from "./homes.ts";

export interface OpenHomeOptions {
  readonly dataFolder: string;
  /** What every home's till has in common. */
  readonly till: Omit<TillOptions, "openFile">;
  readonly practice: Omit<PracticeOptions, "till">;
  /** Practice has been opened, or is open no more. */
  readonly onPractice: (practice: Practice | null) => void;
}

/** Opens a home: its documents, its relay where it has one of its own, its till. */
export function createOpenHome({
  dataFolder,
  onPractice,
  practice,
  till: common,
}: OpenHomeOptions) {
  return async (home: Home): Promise<Result<OpenHome, Failure>> => {
    onPractice(null);
    if (home === "practice") {
      const opened = await openPractice({ ...practice, till: common });
      if (opened.ok) onPractice(opened.value.practice);
      return opened;
    }
    const openFile = dataFiles(dataFolder);
    const till = await openTill({ ...common, openFile });
    return ok({ till, prints: openPrints(openFile, till.relayNow), close: till.close });
  };
}
