import { destination, pino, stdSerializers, type Logger } from "pino";

import type { LogLevel } from "./config.ts";
import { redact } from "./redact.ts";

export type Log = Logger;

/** Structured log on stderr. Every line is redacted as a whole, so that no field can be forgotten. */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const stderr = destination({ dest: 2, sync: true });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    { write: (line: string) => (write ?? ((text) => stderr.write(text)))(redact(line)) },
  );
}

/**
 * An error without what PostgreSQL's driver hangs on it: the refused row in words (whatever was
 * typed into it) and the whole connection.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { client: _client, detail: _detail, where: _where, ...told } = stdSerializers.err(error);
  return told;
}
