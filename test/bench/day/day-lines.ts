import { medianOf, ms, percentile, type Line } from "../measure.ts";
import { daySizes, type DayBenchOptions } from "./day-options.ts";
import type { DayRound } from "./measure-questions.ts";
import type { ScreenMeasured } from "./measure-screen.ts";

const aim = "p99 < 100 ms";

export interface DayMeasured {
  /** Today's totals, first asked for a while after a relay's start; milliseconds. */
  readonly looks: readonly number[];
  readonly rounds: readonly DayRound[];
  readonly screen: ScreenMeasured | null;
}

/** The table's lines: medians of the rounds. */
export function dayLines(
  { scale }: DayBenchOptions,
  { looks, rounds, screen }: DayMeasured,
): readonly Line[] {
  const benchmark = "day";
  const firstLook = {
    benchmark,
    what: "today's totals, first asked 8 s after a relay's start",
    measured: `p50 ${ms(percentile(looks, 0.5))}, longest of ${looks.length} ${ms(Math.max(...looks))}`,
    limit: "",
    aim,
  };
  const questions = Object.keys(rounds[0] ?? {}).map((what) => {
    const of = (side: "relay" | "bare", part: "p50" | "p99") =>
      ms(medianOf(rounds, (round) => round[what]?.[side][part] ?? Number.NaN));
    const measured = `p50 ${of("relay", "p50")}, p99 ${of("relay", "p99")}`;
    const limit = `the bare queries: p50 ${of("bare", "p50")}, p99 ${of("bare", "p99")}`;
    return { benchmark, what, measured, limit, aim };
  });
  if (screen === null) return [firstLook, ...questions];
  const rows = daySizes[scale].today.toLocaleString("en");
  const opened = screen.opened.toSorted((a, b) => a - b);
  const opening = {
    benchmark,
    what: `the day opened, to the frame after its first rows, ${rows} rows`,
    measured: `p50 ${ms(percentile(opened, 0.5))}, longest of ${opened.length} ${ms(opened.at(-1) ?? Number.NaN)}; the first time ${ms(screen.first)}`,
    limit: `in a hurry: p50 ${ms(percentile(screen.hurried, 0.5))}, longest ${ms(Math.max(...screen.hurried))}`,
    aim: "100 ms",
  };
  const scrolled = screen.scrolled.map(({ blank, dropped, frames, longest, pixels, what }) => ({
    benchmark,
    what: `${what}, ${pixels} px a frame`,
    measured: `${dropped} of ${frames} frames missed, longest ${ms(longest)}; ${blank} with a row on its way`,
    limit: "",
    aim: "none missed",
  }));
  return [firstLook, ...questions, opening, ...scrolled];
}
