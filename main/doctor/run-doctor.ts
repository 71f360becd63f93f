import type { SystemPrinter } from "../../contract/bridge.ts";
import { checkNames, type CheckName, type Diagnosis } from "../../contract/diagnosis.ts";
import type { Home } from "../../contract/home.ts";
import type { Locale } from "../../contract/money.ts";
import type { FoundDisplay } from "../customer-display/recognise-display.ts";
import { crashFolder } from "../logs/keep-crash-dumps.ts";
import { logFolder } from "../logs/log-files.ts";
import { parseRelayUrl } from "../relay-client/relay-url.ts";
import type { Keychain } from "../secrets/till-secret.ts";
import { checkCertificate } from "./check-certificate.ts";
import { checkClock } from "./check-clock.ts";
import { checkCrashes } from "./check-crashes.ts";
import { checkDisk } from "./check-disk.ts";
import { checkDisplays } from "./check-displays.ts";
import { checkFeed, type FeedSeen } from "./check-feed.ts";
import { checkKeychain } from "./check-keychain.ts";
import { homeFolder } from "./home-folder.ts";
import { checkPrinter } from "./check-printer.ts";
import { checkRelay } from "./check-relay.ts";
import { doctorWords } from "./doctor-words.ts";
import type { Finding, Measured } from "./finding.ts";
import { readSettings } from "./read-settings.ts";

/** What the doctor looks at, and through what. */
export interface DoctorOptions {
  /** The app's own folder: logs and crashes. */
  readonly dataFolder: string;
  /** The home that the till is in. */
  readonly home: () => Home;
  readonly safeStorage: Keychain;
  readonly allowUnprotectedKeychain: boolean;
  /** The relay that the installer has named. */
  readonly relayUrl: string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly displays: () => readonly FoundDisplay[];
  readonly printers: () => Promise<readonly SystemPrinter[]>;
  readonly provisioning: () => Promise<Finding>;
  readonly versions: { readonly app: string; readonly electron: string; readonly os: string };
  /** What is known of updates, in a word. */
  readonly update: () => string;
  readonly now?: () => number;
}

/** Everything that was found, and the secrets that must not stand in what is told of it. */
export interface Examined {
  readonly diagnosis: Diagnosis;
  readonly secrets: readonly string[];
}

/** Looks at everything; changes nothing, and works while the till is open and before it is paired. */
export async function runDoctor(options: DoctorOptions, language?: Locale): Promise<Examined> {
  const { dataFolder, fetch, now = Date.now } = options;
  const at = new Date(now()).toISOString();
  const home = options.home();
  const folder = homeFolder(dataFolder, home);
  const settings = readSettings(folder);
  const pairing = settings?.pairing ?? null;
  const preferences = settings?.preferences ?? null;
  const address = pairing?.relayUrl ?? options.relayUrl ?? settings?.lastRelayUrl ?? null;
  const parsed = address === null ? null : parseRelayUrl(address);
  const measured: Measured[] = [];

  async function measure<Seen>(
    name: CheckName,
    look: () => Promise<Seen> | Seen,
    findingOf: (seen: Seen) => Finding,
  ): Promise<Seen> {
    const begunAt = performance.now();
    const seen = await look();
    const ms = Math.round(performance.now() - begunAt);
    measured.push({ name, finding: findingOf(seen), ms });
    return seen;
  }
  const note = (name: CheckName, look: () => Promise<Finding> | Finding) =>
    measure(name, look, (finding) => finding);

  async function askRelay(secrets: readonly string[]): Promise<void> {
    if (parsed === null || !parsed.ok) {
      const none: Finding = { grade: "skipped", code: "relay_none", facts: {} };
      const facts = { host: address ?? "", code: parsed?.failure.code ?? "relay_url_invalid" };
      const bad: Finding =
        parsed === null
          ? none
          : { grade: "fail", code: "relay_trouble", facts: { ...facts, detail: "" } };
      for (const name of ["relay", "certificate", "feed"] as const) {
        await note(name, () => (name === "relay" ? bad : notAsked));
      }
      await note("clock", () => checkClock(null));
      return;
    }
    const url = parsed.value;
    // The secret in use; a new one that nobody has used yet is the till's to use first.
    const [secret = null] = secrets;
    const relay = await measure(
      "relay",
      () => checkRelay(url, secret, fetch, now, home !== "shared"),
      ({ finding }) => finding,
    );
    const [feed] = await Promise.all([
      measure<FeedSeen>(
        "feed",
        async () =>
          secret === null || !relay.answers
            ? { finding: notAsked, clockOffsetMs: null }
            : checkFeed(url, secret, fetch, now),
        ({ finding }) => finding,
      ),
      note("certificate", () => checkCertificate(url, relay.distrusted, now)),
    ]);
    await note("clock", () => checkClock(feed.clockOffsetMs ?? relay.clockOffsetMs));
  }

  const keychain = async () => {
    const { allowUnprotectedKeychain, safeStorage } = options;
    const { secrets } = await measure(
      "keychain",
      () => checkKeychain(safeStorage, allowUnprotectedKeychain, pairing),
      ({ finding }) => finding,
    );
    await askRelay(secrets);
    return secrets;
  };
  const [secrets] = await Promise.all([
    keychain(),
    note("printer", () => checkPrinter(preferences?.printer ?? { kind: "none" }, options.printers)),
    note("displays", () => checkDisplays(options.displays(), preferences?.customerDisplay ?? null)),
    note("disk", () => checkDisk(folder)),
    note("crashes", () => checkCrashes(crashFolder(dataFolder), now)),
    note("provisioning", options.provisioning),
    note("version", () => ({
      grade: "ok",
      code: "version_told",
      facts: { ...options.versions, update: options.update() },
    })),
  ]);
  const words = doctorWords[language ?? preferences?.language ?? "es-CL"];
  const checks = measured
    .toSorted((one, other) => checkNames.indexOf(one.name) - checkNames.indexOf(other.name))
    .map(({ finding, ms, name }) => ({
      name,
      grade: finding.grade,
      title: words.titles[name],
      said: words.say(finding).said,
      wayOut: words.say(finding).wayOut,
      code: finding.code,
      facts: finding.facts,
      ms,
    }));
  const grades = new Set(checks.map(({ grade }) => grade));
  const grade = grades.has("fail") ? "fail" : grades.has("warn") ? "warn" : "ok";
  const folders = {
    data: dataFolder,
    logs: logFolder(dataFolder),
    crashes: crashFolder(dataFolder),
  };
  return { diagnosis: { at, grade, checks, folders }, secrets };
}

const notAsked: Finding = { grade: "skipped", code: "not_asked", facts: {} };
