import { openLogFiles, type LogFiles } from "./log-files.ts";

/** Where the log's lines go: to stderr, and to files once their folder is known. */
export interface LogOutput {
  readonly write: (line: string) => void;
  /** Lines from before are written there too. */
  readonly keepIn: (folder: string) => void;
}

export function createLogOutput(stderr: (line: string) => void): LogOutput {
  let files: LogFiles | null = null;
  let early: string[] = [];
  return {
    write(line) {
      try {
        stderr(line);
      } catch {
        // Whoever read stderr has gone.
      }
      if (files === null) early.push(line);
      else files.write(line);
    },
    keepIn(folder) {
      files = openLogFiles(folder);
      for (const line of early) files.write(line);
      early = [];
    },
  };
}
