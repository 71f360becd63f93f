import { destination, pino, type Logger } from "pino";

import type { LogLevel } from "./config.ts";
import { redact } from "./redact.ts";

export type Log = Logger;

/** Structured log on stderr. Every line is redacted as a whole, so that no field can be forgotten. */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const stderr = destination({ dest: 2, sync: true });
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => (write ?? ((text) => stderr.write(text)))(redact(line)) },
  );
}
