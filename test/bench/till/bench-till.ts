import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { runScript } from "../../../build/process/run-script.ts";
import { buildApp } from "../../../build/start/build-app.ts";
import { machine } from "../machine.ts";
import { table } from "../table.ts";
import { openBenchShop } from "./bench-shop.ts";
import { bundleSizes } from "./bundle-sizes.ts";
import { measureSales } from "./measure-sales.ts";
import { measureStart, type Start } from "./measure-start.ts";
import { tillLines } from "./till-lines.ts";
import type { TillBenchOptions } from "./till-options.ts";

/** `npm run bench -- till`: the product as it is built, in the preview; the exit code. */
export async function benchTill(options: TillBenchOptions, root: string): Promise<number> {
  await buildApp(root, async (script, args) => {
    if ((await runScript(root, script, args)) !== 0) throw new Error("The app could not be built");
  });
  const home = join(root, "out", "bench");
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, "till-"));
  const sizes = bundleSizes(root);
  const shop = await openBenchShop(folder);
  try {
    options.log("sales");
    const sales = await measureSales(shop, options);
    options.log("starts");
    const starts: Start[][] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      const ofRound: Start[] = [];
      for (let start = 0; start < options.startsARound; start += 1) {
        ofRound.push(await measureStart(shop));
      }
      starts.push(ofRound);
    }
    const report = {
      at: new Date().toISOString(),
      machine: machine(),
      options,
      sizes,
      starts,
      sales,
    };
    writeFileSync(join(home, "till.json"), `${JSON.stringify(report, null, 2)}\n`);
    options.log(`\n${table(tillLines({ sizes, starts, sales }, options))}`);
    options.log(`\n${JSON.stringify(machine())}: out/bench/till.json`);
    return 0;
  } finally {
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
