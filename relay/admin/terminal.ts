import { readSecretLine } from "./read-secret-line.ts";

/** What a command is given besides its words. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks for one line that must not be seen. */
  readonly readSecret: (prompt: string) => Promise<string>;
  /** What was looked at is not as it should be: the command has done its work and ends with 1. */
  readonly foundFaults?: () => void;
}

/** The process' own terminal. Prompts go to stderr: stdout carries the answer alone. */
export function processTerminal(env: Terminal["env"]): Terminal {
  return {
    env,
    readSecret: (prompt) => readSecretLine(prompt, process.stdin, process.stderr),
    foundFaults() {
      process.exitCode = 1;
    },
  };
}
