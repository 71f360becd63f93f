/** `npm test`: every check there is, or those that are named. */
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(async (root) => {
  const { runChecks } = await import("./test/run-checks.ts");
  return runChecks(process.argv.slice(2), root);
});
