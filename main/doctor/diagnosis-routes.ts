import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure } from "../../contract/failures.ts";
import type { Locale } from "../../contract/money.ts";
import { fail, ok } from "../../contract/result.ts";
import { writeWhole } from "../printing/write-whole.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import { homeFolder } from "./home-folder.ts";
import { reportText } from "./report-text.ts";
import { runDoctor, type DoctorOptions, type Examined } from "./run-doctor.ts";

/** The doctor behind the screens. */
export function createDiagnosisRoutes(options: {
  readonly doctor: DoctorOptions;
  readonly language: () => Locale;
  /** Asks where to; `null`: given up. */
  readonly chooseFile: (suggestedName: string) => Promise<string | null>;
}): Pick<BridgeHandlers, "diagnosis.run" | "diagnosis.save"> {
  const { chooseFile, doctor, language } = options;
  let last: Examined | null = null;
  return {
    async "diagnosis.run"() {
      last = await runDoctor(doctor, language());
      return ok(last.diagnosis);
    },
    async "diagnosis.save"() {
      last ??= await runDoctor(doctor, language());
      const path = await chooseFile(`cobro-diagnosis-${fileStamp(Date.now())}.txt`);
      if (path === null) return ok({ file: null });
      try {
        const folder = homeFolder(doctor.dataFolder, doctor.home());
        await writeWhole(path, Buffer.from(reportText(last, folder, language())));
      } catch (error) {
        const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
        const detail = error instanceof Error ? error.message : null;
        return fail(failure(isFull ? "file_disk_full" : "file_unwritable", detail));
      }
      return ok({ file: path });
    },
  };
}
