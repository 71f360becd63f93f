import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** The app's log as files of one folder, the newest in `cobro.log`, older ones in `cobro.1.log`… */
export interface LogFiles {
  /** Takes a whole line, its end included. What cannot be written is lost, never thrown. */
  readonly write: (line: string) => void;
}

export interface LogFileLimits {
  /** A file that has grown to this makes room for the next one. */
  readonly bytes: number;
  /** How many files there are at most, the newest included. */
  readonly files: number;
}

const limits: LogFileLimits = { bytes: 2 * 1024 * 1024, files: 5 };

/** Where the log of an app lies that has its data in this folder. */
export function logFolder(dataFolder: string): string {
  return join(dataFolder, "logs");
}

/** @param folder is made with the first line */
export function openLogFiles(
  folder: string,
  { bytes: mostBytes, files: mostFiles }: LogFileLimits = limits,
): LogFiles {
  /** A full disk, or a kill, may have taken a part of a line: the next one begins on its own. */
  let isCut: boolean | null = null;

  function rotate(): void {
    rmSync(logPath(folder, mostFiles - 1), { force: true });
    for (let age = mostFiles - 2; age >= 0; age -= 1) {
      if (existsSync(logPath(folder, age))) {
        renameSync(logPath(folder, age), logPath(folder, age + 1));
      }
    }
  }

  return {
    write(line) {
      try {
        mkdirSync(folder, { recursive: true });
        if (sizeOf(folder) >= mostBytes) rotate();
        isCut ??= sizeOf(folder) > 0 && !endsWithLine(folder);
        append(line);
      } catch {
        // The log is no reason to stop a till; the next line tries again from the beginning.
        isCut = null;
      }
    },
  };

  /** The file is open for one line alone: it keeps nobody from taking the disk away. */
  function append(line: string): void {
    const file = openSync(logPath(folder, 0), "a", 0o600);
    try {
      const bytes = Buffer.from(isCut === true ? `\n${line}` : line);
      isCut = writeSync(file, bytes) < bytes.length;
    } finally {
      closeSync(file);
    }
  }
}

/** The last lines of the log, the oldest first; what cannot be read is left out. */
export function lastLogLines(folder: string, most: number): readonly string[] {
  const files: (readonly string[])[] = [];
  for (let age = 0; age < limits.files && files.flat().length < most; age += 1) {
    files.unshift(linesOf(logPath(folder, age)));
  }
  return files.flat().slice(-most);
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return [];
  }
}

function sizeOf(folder: string): number {
  return statSync(logPath(folder, 0), { throwIfNoEntry: false })?.size ?? 0;
}

function endsWithLine(folder: string): boolean {
  return readFileSync(logPath(folder, 0)).at(-1) === 0x0a;
}

function logPath(folder: string, age: number): string {
  return join(folder, age === 0 ? "cobro.log" : `cobro.${age}.log`);
}
