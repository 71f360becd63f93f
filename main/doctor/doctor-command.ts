import type { Locale } from "../../contract/money.ts";
import { writeWhole } from "../printing/write-whole.ts";
import type { DoctorSwitches } from "../command-line.ts";
import { diagnosisText } from "./diagnosis-text.ts";
import { doctorWords } from "./doctor-words.ts";
import { readSettings } from "./read-settings.ts";
import { homeFolder } from "./home-folder.ts";
import { reportText } from "./report-text.ts";
import { runDoctor, type DoctorOptions } from "./run-doctor.ts";

/** How `--doctor` ends. */
const wellCode = 0;
const failsCode = 1;

/**
 * `--doctor`: says what it finds on stdout, and writes the report where one is wanted.
 * @param language until the till has one of its own
 * @returns the exit code: 1 where something fails
 */
export async function runDoctorCommand(
  options: DoctorOptions,
  { file, json }: DoctorSwitches,
  language: Locale,
  write: (text: string) => Promise<void>,
): Promise<number> {
  const folder = homeFolder(options.dataFolder, options.home());
  const spoken = readSettings(folder)?.preferences.language ?? language;
  const words = doctorWords[spoken];
  const examined = await runDoctor(options, spoken);
  const { diagnosis } = examined;
  if (file !== null) {
    const report = Buffer.from(reportText(examined, folder, spoken));
    await writeWhole(file, report);
  }
  const written = file === null ? "" : `${words.wrote(file)}\n`;
  await write(
    json ? `${JSON.stringify(diagnosis)}\n` : `${diagnosisText(diagnosis, words)}${written}`,
  );
  return diagnosis.grade === "fail" ? failsCode : wellCode;
}

/** Writes to a stream that may be a file or a pipe; settles when it is written. */
export async function writeOut(text: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  process.stdout.write(text, () => resolve());
  await promise;
}

/** The language of the system, where it is one of ours. */
export function languageOf(systemLocale: string): Locale {
  const [language = "", region = ""] = systemLocale.split(/[-_]/u);
  if (language.toLowerCase() === "en") return "en";
  return region.toUpperCase() === "MX" ? "es-MX" : "es-CL";
}
