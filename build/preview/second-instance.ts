import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { watch } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

const callSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ argv: v.array(v.string()), workingDirectory: v.string() }),
);
export type SecondInstance = v.InferOutput<typeof callSchema>;

/**
 * Tells the holder of the lock that somebody started the app again. A file, because the second
 * instance ends as soon as it has been refused the lock.
 */
export function callHolder(folder: string, call: SecondInstance): void {
  mkdirSync(folder, { recursive: true });
  const part = join(folder, `${process.pid}.part`);
  writeFileSync(part, JSON.stringify(call));
  renameSync(part, join(folder, `${process.pid}.json`));
}

/** Hears of second instances; answers what ends it. */
export function hearCalls(folder: string, onCall: (call: SecondInstance) => void): () => void {
  // What was left over is of a holder that died.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const watcher = watch(folder, take);
  watcher.unref();
  return () => {
    watcher.close();
    rmSync(folder, { recursive: true, force: true });
  };

  function take(): void {
    for (const name of namesIn(folder)) {
      const file = join(folder, name);
      const call = v.safeParse(callSchema, readFileSync(file, "utf8"));
      rmSync(file, { force: true });
      if (call.success) onCall(call.output);
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    // The folder goes when the watch ends.
    return [];
  }
}
