import type { Failure } from "../../contract/failures.ts";
import type { Document } from "../settings/document.ts";

/** Whether this computer's disk takes what the till has to keep. */
export interface StorageWatch {
  /** A write has failed: from now on it is tried again until all is on disk. */
  readonly failed: (why: Failure) => void;
  /** What stands between the till and its disk; `null`: nothing. */
  readonly problem: () => Failure | null;
  /** Tries now. */
  readonly retry: () => void;
  readonly close: () => void;
}

const retryMs = 2_000;

/** @param documents asked for at each try: what they hold in memory is what belongs on disk */
export function createStorageWatch(options: {
  readonly documents: () => readonly Pick<Document<object>, "flush">[];
  readonly onChange: () => void;
}): StorageWatch {
  let problem: Failure | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  let trying = false;

  function stop(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
  }

  function retry(): void {
    if (problem === null) return;
    trying = true;
    const written = options.documents().map((document) => document.flush());
    trying = false;
    const failed = written.find((each) => !each.ok);
    if (failed !== undefined && !failed.ok) {
      problem = failed.failure;
      return;
    }
    problem = null;
    stop();
    options.onChange();
  }

  return {
    failed(why) {
      if (trying) return;
      const isNews = problem?.code !== why.code;
      problem = why;
      timer ??= setInterval(retry, retryMs);
      if (isNews) options.onChange();
    },
    problem: () => problem,
    retry,
    close: stop,
  };
}
