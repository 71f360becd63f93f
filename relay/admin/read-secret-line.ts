import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

import { CommandError } from "./command-error.ts";

/** Where a secret is typed: a terminal in raw mode, or any stream of lines. */
export interface SecretInput extends Readable {
  readonly isTTY?: boolean | undefined;
  readonly setRawMode?: ((raw: boolean) => unknown) | undefined;
}

/**
 * One line that must not be seen: asked for at a terminal without echo, else the first line of
 * the input. Never an argument: the system shows those to everybody, and shells remember them.
 */
export function readSecretLine(
  prompt: string,
  input: SecretInput,
  output: Pick<Writable, "write">,
): Promise<string> {
  return input.isTTY === true && input.setRawMode !== undefined
    ? typeSecret(prompt, input, output)
    : readFirstLine(input);
}

async function readFirstLine(input: Readable): Promise<string> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) return line.trim();
    return "";
  } finally {
    lines.close();
    input.pause();
  }
}

function typeSecret(
  prompt: string,
  input: SecretInput,
  output: Pick<Writable, "write">,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = "";
    const finish = () => {
      input.off("data", read);
      input.setRawMode?.(false);
      input.pause();
      output.write("\n");
    };
    const read = (chunk: Buffer | string) => {
      for (const key of chunk.toString()) {
        if (key === "\r" || key === "\n") {
          finish();
          resolve(typed);
          return;
        }
        // Ctrl-C and Ctrl-D, which a terminal in raw mode hands to us.
        if (key === "\u0003" || key === "\u0004") {
          finish();
          reject(new CommandError("Given up: nothing was changed"));
          return;
        }
        typed = key === "\u007F" || key === "\b" ? typed.slice(0, -1) : typed + key;
      }
    };
    output.write(prompt);
    input.setRawMode?.(true);
    input.on("data", read);
    input.resume();
  });
}
