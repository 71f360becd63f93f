import { redact } from "./redact.ts";

/** Writes one line of JSON; what must not stand in a log is taken out first. */
export type Log = (line: object) => void;

/**
 * @param write takes a whole line, its end included
 * @param now the clock
 */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (line) => {
    write(`${JSON.stringify({ time: now().toISOString(), ...entriesOf(redact(line)) })}\n`);
  };
}

function entriesOf(value: unknown): object {
  return typeof value === "object" && value !== null ? value : { value };
}
