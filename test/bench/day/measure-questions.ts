import { setImmediate } from "node:timers/promises";

import { percentile } from "../measure.ts";
import type { BareDatabase, BareQuery } from "./bare-database.ts";
import type { DayQuestion } from "./day-questions.ts";

interface Taken {
  readonly p50: number;
  readonly p99: number;
}

/** In milliseconds, for each question's name. */
export type DayRound = Readonly<Record<string, { readonly relay: Taken; readonly bare: Taken }>>;

/** A manager's session at a till. */
export interface SignedIn {
  readonly secret: string;
  readonly session: string;
}

export function headersOf(at: SignedIn | undefined): Record<string, string> {
  return { Authorization: `Bearer ${at?.secret}`, "Staff-Session": at?.session ?? "" };
}

export interface MeasureQuestions {
  readonly questions: readonly DayQuestion[];
  readonly url: string;
  /** A till may ask a hundred times a second: they take turns. */
  readonly signedIn: readonly SignedIn[];
  readonly bare: BareDatabase;
  /** How often each is asked, if that takes no longer than `longestMs`. */
  readonly count: number;
  readonly log: (line: string) => void;
}

/** Asks the relay one thing after the other, then the database itself the same. */
export async function measureQuestions(options: MeasureQuestions): Promise<DayRound> {
  const { bare, count, log, questions, signedIn, url } = options;
  let asked = 0;
  const ask = async (path: string) => {
    const till = signedIn[asked % signedIn.length];
    asked += 1;
    const answer = await fetch(url + path, { headers: headersOf(till) });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${body}`);
  };
  const round: Record<string, { readonly relay: Taken; readonly bare: Taken }> = {};
  for (const { before, beside, name, variants } of questions) {
    const recorded: (readonly BareQuery[])[] = [];
    for (const variant of variants) {
      recorded.push(await bare.record(variant.ask));
      await ask(variant.path);
    }
    const other = beside === undefined ? null : keepAsking(() => ask(beside));
    const relay = await timed(
      Math.min(count, before?.mostAsked ?? count),
      (turn) => ask(variants[turn % variants.length]?.path ?? ""),
      () => before?.happens(ask) ?? Promise.resolve(),
    );
    await other?.stop();
    const alone = await timed(count, (turn) => bare.run(recorded[turn % recorded.length] ?? []));
    round[name] = { relay, bare: alone };
    log(`${name}: ${JSON.stringify(round[name])}`);
    // The bare queries held this thread: fetch learns now which of its connections the relay has closed.
    await setImmediate();
    await setImmediate();
  }
  return round;
}

/** Asks again as soon as there is an answer. */
function keepAsking(ask: () => Promise<void>): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const asking = (async () => {
    while (!stopping.signal.aborted) await ask();
  })();
  return {
    stop() {
      stopping.abort();
      return asking;
    },
  };
}

/** What takes seconds is asked less often. */
const longestMs = 20_000;

async function timed(
  count: number,
  run: (turn: number) => Promise<void>,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<Taken> {
  const taken: number[] = [];
  const until = performance.now() + longestMs;
  for (let turn = 0; turn < count && performance.now() < until; turn += 1) {
    await before();
    const began = performance.now();
    await run(turn);
    taken.push(performance.now() - began);
  }
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
}
