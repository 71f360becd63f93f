import { setTimeout as delay } from "node:timers/promises";
import { resolve } from "node:path";
import * as v from "valibot";

import { writeWhole } from "../printing/write-whole.ts";
import { callDoor, type DoorReply } from "./call-door.ts";
import { exitStatus, exitStatusOfFailure, exitStatusOfSale } from "./exit-status.ts";
import type { CommandWords } from "./find-command.ts";
import { readCommand, type DoorCommand } from "./read-command.ts";

const answeredSchema = v.object({
  sale: v.looseObject({
    id: v.string(),
    end: v.nullable(v.picklist(["paid", "not_paid", "cancelled", "refused", "needs_person"])),
    status: v.string(),
    amount: v.number(),
    currency: v.string(),
    reason: v.nullable(v.string()),
  }),
});
const refusedSchema = v.object({
  error: v.object({ code: v.string(), message: v.string(), detail: v.nullable(v.string()) }),
});

interface Outcome {
  readonly exitCode: number;
  readonly answer: object;
  readonly text: string;
}

/** One question waits this long at the door, then it is asked again. */
const waitSeconds = 30;
const answerWithinMs = 20_000;
const againMs = 250;

/** Runs one command against the app that is open. @returns the exit status */
export async function runCommand(words: CommandWords, dataFolder: string): Promise<number> {
  const command = readCommand(words);
  if (!command.ok) {
    const json = words.args.includes("--json");
    const error = { code: "arguments_invalid", message: command.failure };
    await print(tellOutcome(failed(exitStatus.badArguments, error), json), !json);
    return exitStatus.badArguments;
  }
  const outcome = await ask(command.value, dataFolder);
  const { json, output } = command.value;
  const text = tellOutcome(outcome, json);
  if (output === null) await print(text, false);
  else {
    try {
      await writeWhole(resolve(output), Buffer.from(text));
    } catch (error) {
      // The end still stands in the exit status and on stdout: a file cannot hide that money came.
      const why = error instanceof Error ? error.message : String(error);
      await print(`--output: ${why}\n`, true);
      await print(text, false);
    }
  }
  return outcome.exitCode;
}

async function ask(command: DoorCommand, dataFolder: string): Promise<Outcome> {
  const { body, id, name, program, timeoutMs, wait } = command;
  const over = Date.now() + timeoutMs;
  const call = (method: "GET" | "POST", path: string, sent: object | null, withinMs: number) =>
    callDoor(dataFolder, { method, path, body: sent, program, timeoutMs: withinMs });

  const first =
    name === "charge"
      ? await call("POST", "/v1/sales", { id, ...body }, answerWithinMs)
      : name === "cancel"
        ? await call("POST", `/v1/sales/${id}/cancel`, null, answerWithinMs)
        : await call("GET", `/v1/sales/${id}`, null, answerWithinMs);
  let outcome = first === null ? notRunning(id) : told(first);
  // From here on the sale may exist: an app that is started again meanwhile finds it.
  if (!wait) return outcome;
  while (outcome.exitCode === exitStatus.open && Date.now() < over) {
    const seconds = Math.min(waitSeconds, Math.ceil((over - Date.now()) / 1_000));
    const withinMs = seconds * 1_000 + answerWithinMs;
    const next = await call("GET", `/v1/sales/${id}?wait=${seconds}`, null, withinMs);
    const retries = next === null || next.status === 503 || next.status === 429;
    if (retries) await delay(Math.min(againMs, Math.max(1, over - Date.now())));
    else outcome = told(next);
  }
  return outcome;
}

function told({ body, status }: DoorReply): Outcome {
  const answered = v.safeParse(answeredSchema, body);
  if (answered.success) {
    const { sale } = answered.output;
    const { amount, currency, end, id, reason } = sale;
    const words = [end ?? "open", sale.status, `${amount} ${currency}`, id, reason];
    return {
      exitCode: exitStatusOfSale(end),
      answer: { sale },
      text: words.filter((word) => word !== null).join("  "),
    };
  }
  const refused = v.safeParse(refusedSchema, body);
  if (!refused.success) {
    const message = "The till's answer cannot be understood: is it of another version?";
    return failed(exitStatus.fault, { code: "answer_unreadable", message });
  }
  const { error } = refused.output;
  return failed(exitStatusOfFailure(error.code, status), error);
}

function notRunning(id: string): Outcome {
  const message =
    "The till does not answer: open Cobro on this computer, as this user, then ask again with this --id; it charges once.";
  return failed(exitStatus.notRunning, { code: "till_not_running", message, detail: id });
}

function failed(
  exitCode: number,
  error: { readonly code: string; readonly message: string; readonly detail?: string | null },
): Outcome {
  const detail = error.detail == null ? "" : ` (${error.detail})`;
  return { exitCode, answer: { error }, text: `${error.code}: ${error.message}${detail}` };
}

function tellOutcome({ answer, exitCode, text }: Outcome, json: boolean): string {
  return `${json ? JSON.stringify({ ...answer, exitCode }) : text}\n`;
}

/** Settles once it is written: a pipe on Windows takes its time. */
async function print(text: string, isTrouble: boolean): Promise<void> {
  const stream = isTrouble ? process.stderr : process.stdout;
  await new Promise<void>((written) => {
    stream.write(text, () => written());
  });
}
