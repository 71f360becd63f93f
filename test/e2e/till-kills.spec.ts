import { runTillKills } from "../faults/run-till-kills.ts";
import { killMoments } from "../faults/till-kill-schedule.ts";
import { expect, test } from "./shop.ts";
import { openTillWindow } from "./till-process.ts";

/** Another run: npm run faults -- --till --seed N --kills 100 */
const seed = 20_261_120;
const longestMs = 40_000;

test("killed at each moment of a sale, from the key press on: every open sale is back as it truly is", async ({
  browser,
  shop,
}) => {
  test.setTimeout(240_000);
  const { code } = await shop.addTill();
  const lines: string[] = [];
  const report = await runTillKills({
    seed,
    kills: killMoments.length,
    longestMs,
    folder: shop.tillFolder,
    simulator: shop.simulator,
    relayUrl: shop.relay.url(),
    pairingCode: code,
    open: (switches) => openTillWindow(browser, switches),
    log: (line) => lines.push(line),
  });
  process.stdout.write(`Seed ${seed}: killed ${report.kills} times, ${report.charged} charged.\n`);
  expect(report.violations, lines.join("\n")).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(2);
  expect(report.charged).toBeGreaterThan(0);
});
