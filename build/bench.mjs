/** `npm run bench`: measures, never judges; the numbers of docs/benchmarks.md. */
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async (root) => {
  const { bench } = await import("../test/bench/main.ts");
  // A benchmark that failed half-way may have left sockets open.
  process.exit(await bench(process.argv.slice(2), root));
});
