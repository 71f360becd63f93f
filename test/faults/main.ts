import { checkDatabaseUrl } from "../../relay/config.ts";
import { readFaultOptions } from "./options.ts";
import { killTill } from "./kill-till.ts";
import { runFaults } from "./run-faults.ts";

const exitUsage = 64;

/** `npm run faults -- [--till] [--seed N] [--kills N] [--tills N] [--minutes N]`; the exit code. */
export async function faults(args: readonly string[]): Promise<number> {
  const log = (line: string) => void process.stdout.write(`${line}\n`);
  let options: ReturnType<typeof readFaultOptions>;
  try {
    options = readFaultOptions(args, process.env, log);
  } catch (error) {
    process.stderr.write(`faults: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitUsage;
  }
  const fault = options.databaseUrl === null ? null : checkDatabaseUrl(options.databaseUrl);
  if (fault !== null) {
    process.stderr.write(`faults: ${fault}\n`);
    return exitUsage;
  }
  if (options.tillAlone) return killTill(options);
  const startedAt = Date.now();
  const { violations, ...done } = await runFaults(options);
  const seconds = Math.round((Date.now() - startedAt) / 1_000);
  log(JSON.stringify({ ...done, violations: violations.length, seconds }));
  if (violations.length === 0) return 0;
  log(
    `Replay the same schedule with: npm run faults -- --seed ${done.seed} --kills ${options.kills} --tills ${options.tills}`,
  );
  return 1;
}
