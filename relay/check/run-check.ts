import { CommandError } from "../admin/command-error.ts";
import { checkDatabaseUrl, defaultDatabaseUrl, readConfig, type Config } from "../config.ts";
import { checkDatabase } from "./check-database.ts";
import { checkFintoc } from "./check-fintoc.ts";
import { checkPublicUrl } from "./check-public-url.ts";
import { good, notChecked, problem, type Finding } from "./finding.ts";

export interface CheckAnswer {
  readonly ready: boolean;
  /** One JSON object with `--json`, else a line for each check. */
  readonly text: string;
}

/**
 * `check [--json] [--test-mode]`: whether a merchant is ready to go live. Changes nothing at Fintoc.
 * `--test-mode` takes test keys and an address on this computer for good: a rehearsal.
 * @param clock Unix milliseconds
 * @throws CommandError for options that there are not
 */
export async function runCheck(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  clock: () => number = Date.now,
): Promise<CheckAnswer> {
  const known = ["--json", "--test-mode"];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) {
    throw new CommandError(`Unknown option: ${unknown}. Options: ${known.join(" ")}`);
  }
  const findings = await gather(env, words.includes("--test-mode"), clock);
  const ready = findings.every((each) => each.result !== "problem");
  return {
    ready,
    text: words.includes("--json")
      ? JSON.stringify({ ready, checks: findings })
      : [...findings.map(toLines), summary(findings)].join("\n"),
  };
}

async function gather(
  env: Readonly<Record<string, string | undefined>>,
  isRehearsal: boolean,
  clock: () => number,
): Promise<readonly Finding[]> {
  const read = readConfig(env);
  const config = read.ok ? read.value : null;
  const databaseUrl = env["DATABASE_URL"]?.trim() || defaultDatabaseUrl;
  // An address that cannot be one stands among the configuration's faults already.
  const { findings, relayId } =
    checkDatabaseUrl(databaseUrl) === null
      ? await checkDatabase(databaseUrl, config, clock)
      : { findings: [], relayId: null };
  if (!read.ok || config === null) {
    const faults = read.ok ? [] : read.failure;
    const toDo = "Correct it; docs/relay.md has every variable";
    return [
      ...faults.map((fault) => problem("Configuration", fault, toDo)),
      notChecked("Fintoc and the public address", "the configuration has a problem"),
      ...findings,
    ];
  }
  return [
    good("Configuration", "every variable can be read"),
    ...checkLive(config, isRehearsal),
    ...(await checkFintoc(config.fintoc, clock)),
    ...(await checkPublicUrl(config.publicUrl, relayId, clock)),
    ...findings,
  ];
}

/** What a relay may run with, but not take real money with. */
function checkLive(config: Config, isRehearsal: boolean): readonly Finding[] {
  const { mode, webhookSecrets } = config.fintoc;
  const isPublic = config.publicUrl !== null && config.publicUrl.startsWith("https://");
  const rehearsal = "good for a rehearsal";
  return [
    mode === "live" || isRehearsal
      ? good("Mode", mode === "live" ? "live" : `test, ${rehearsal}`)
      : problem("Mode", "test: no money moves", "Put both live keys, or rehearse with --test-mode"),
    webhookSecrets.length > 0
      ? good("Webhook secret", webhookSecrets.length === 1 ? "one" : `${webhookSecrets.length}`)
      : problem(
          "Webhook secret",
          "there is none: payments are learned by asking alone, which is slower",
          "Add a webhook endpoint in Fintoc's dashboard and set FINTOC_WEBHOOK_SECRET",
        ),
    isPublic || isRehearsal
      ? good("HTTPS", isPublic ? "on" : `off, ${rehearsal}`)
      : problem(
          "HTTPS",
          "PUBLIC_URL is not an https address: no customer's phone can open it",
          "Put Caddy or nginx in front and set PUBLIC_URL",
        ),
  ];
}

const marks = { ok: "ok      ", problem: "PROBLEM ", not_checked: "–       " } as const;

function toLines(finding: Finding): string {
  const line = `${marks[finding.result]}${finding.name}: ${finding.said}`;
  return finding.result === "problem" ? `${line}\n        → ${finding.toDo}` : line;
}

function summary(findings: readonly Finding[]): string {
  const count = findings.filter((each) => each.result === "problem").length;
  if (count === 0) return "\nReady.";
  return `\nNot ready: ${count} ${count === 1 ? "problem" : "problems"}.`;
}
