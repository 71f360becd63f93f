import { median, medianOf, ms, percentile, type Line } from "../measure.ts";
import type { BundleSizes, Size } from "./bundle-sizes.ts";
import type { Latencies, SalesMeasured } from "./measure-sales.ts";
import type { Start } from "./measure-start.ts";
import { firstSales, fullListSales, type TillBenchOptions } from "./till-options.ts";

const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(1)} KB`;
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(2)} MB`;
const grown = (before: number, after: number) => {
  const percent = (after / before - 1) * 100;
  return `${percent < 0 ? "" : "+"}${percent.toFixed(1)} %`;
};

function line(benchmark: number, what: string, measured: string, limit: string, aim: string): Line {
  return { benchmark, what, measured, limit, aim };
}

/** The table of the till: medians of the rounds, beside what bounds them and the aims. */
export function tillLines(
  measured: {
    readonly sizes: BundleSizes;
    readonly starts: readonly (readonly Start[])[];
    readonly sales: SalesMeasured;
  },
  { rounds, sales: count, salesARound, startsARound }: TillBenchOptions,
): readonly Line[] {
  const { sales, sizes, starts } = measured;
  const size = ({ gzipped, raw }: Size) => `${kilobytes(raw)}, gzipped ${kilobytes(gzipped)}`;
  const start = (pick: (each: Start) => number) =>
    ms(medianOf(starts, (round) => median(round.map(pick))));
  const slowest = ms(Math.max(...starts.flat().map((each) => each.online)));
  const latency = (pick: (round: Latencies) => readonly number[]) => {
    const at = (share: number) =>
      ms(medianOf(sales.rounds, (each) => percentile(pick(each), share)));
    return `p50 ${at(0.5)}, p99 ${at(0.99)}`;
  };
  const aRound = `${rounds} × ${salesARound} sales`;
  return [
    line(
      1,
      "renderer, first load of scripts and styles",
      size(sizes.firstLoad),
      `all of them ${kilobytes(sizes.all.gzipped)} gzipped; the typeface ${kilobytes(sizes.fonts.raw)}`,
      "≤ 200 KB gzipped",
    ),
    line(1, "main process", size(sizes.main), `preload ${kilobytes(sizes.preload.raw)}`, ""),
    line(
      2,
      "start of a paired till to its keypad painted",
      start((each) => each.keypad),
      `its window can be opened at ${start((each) => each.window)}`,
      "≤ 1,500 ms",
    ),
    line(
      2,
      "… to a charge being taken (connected)",
      start((each) => each.online),
      `slowest of ${rounds * startsARound}: ${slowest}`,
      "≤ 1,500 ms",
    ),
    line(
      3,
      "key to paint",
      latency((each) => each.keyToPaint),
      `${aRound}, 5 digits each`,
      "≤ 50 ms",
    ),
    line(
      4,
      "Enter to the QR painted",
      latency((each) => each.enterToQr),
      aRound,
      "≤ 300 ms",
    ),
    line(
      5,
      "webhook posted to green painted",
      latency((each) => each.webhookToPixel),
      aRound,
      "p99 ≤ 100 ms",
    ),
    ...(["page", "main"] as const).flatMap((side) => memoryLines(side, sales, count)),
  ];
}

const sideNames = { page: "the page", main: "the main process" } as const;

function memoryLines(
  side: "page" | "main",
  { memoryAfterAll, memoryAfterFirst, memoryWithFullList }: SalesMeasured,
  count: number,
): readonly Line[] {
  const [all, first, full] = [
    memoryAfterAll[side],
    memoryAfterFirst[side],
    memoryWithFullList[side],
  ];
  const aim = "≤ +10 %";
  return [
    line(
      6,
      `${sideNames[side]}, resident, after ${count} sales beside after ${firstSales}`,
      `${megabytes(all.resident)} beside ${megabytes(first.resident)}: ${grown(first.resident, all.resident)}`,
      `after ${fullListSales}: ${megabytes(full.resident)}`,
      aim,
    ),
    line(
      6,
      "… its JavaScript heap, garbage collected",
      `${megabytes(all.used)} beside ${megabytes(first.used)}: ${grown(first.used, all.used)}`,
      `after ${fullListSales} (the list of the last 20 is full): ${megabytes(full.used)}, ${grown(full.used, all.used)} since`,
      aim,
    ),
    line(
      6,
      "… of that the program's own objects, without V8's compiled code",
      `${megabytes(all.objects)} beside ${megabytes(first.objects)}: ${grown(first.objects, all.objects)}`,
      `after ${fullListSales}: ${megabytes(full.objects)}, ${grown(full.objects, all.objects)} since`,
      aim,
    ),
  ];
}
