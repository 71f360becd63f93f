import { spawn } from "node:child_process";
import { join } from "node:path";

import * as v from "valibot";

const run = join(import.meta.dirname, "../../build/preview/run.ts");

const answerSchema = v.object({
  exitCode: v.number(),
  sale: v.optional(
    v.looseObject({
      id: v.string(),
      end: v.nullable(v.string()),
      status: v.string(),
      amount: v.number(),
      receiptUrl: v.nullable(v.string()),
    }),
  ),
  error: v.optional(v.object({ code: v.string() })),
});

/** What a command of the shop's own software has said. */
export interface CommandEnd {
  readonly code: number | null;
  readonly answer: v.InferOutput<typeof answerSchema>;
}

/** Runs the real command as a process of its own, beside the till that is open. */
export async function cobro(tillFolder: string, ...words: string[]): Promise<CommandEnd> {
  const args = [run, ...words, "--json", `--user-data-dir=${tillFolder}`];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const { promise, reject, resolve } = Promise.withResolvers<number | null>();
  child.once("error", reject);
  child.once("close", resolve);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await promise;
  return { code, answer: v.parse(v.pipe(v.string(), v.parseJson(), answerSchema), said) };
}
