import { app, net } from "electron";

import type { CommandLine, DoctorSwitches } from "../command-line.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Log } from "../log.ts";
import { provision } from "../provisioning/provision.ts";
import { describePolicy } from "../updates/describe-updates.ts";
import { choosePolicy } from "../updates/update-policy.ts";
import { languageOf, runDoctorCommand, writeOut } from "./doctor-command.ts";
import { electronDoctor } from "./electron-doctor.ts";

/**
 * Runs `--doctor` in place of the till. It takes no lock and writes no document, so that it works
 * beside an open till.
 */
export function startDoctor(commandLine: CommandLine, switches: DoctorSwitches, log: Log): void {
  app.enableSandbox();
  // The doctor's own window for the printers comes and goes; its end is not the doctor's.
  app.on("window-all-closed", () => undefined);
  const run = async () => {
    await app.whenReady();
    const { decided } = await provision(commandLine, app.isPackaged, log);
    const policy = choosePolicy(decided.updates);
    const options = electronDoctor(commandLine, net, () => describePolicy(policy));
    return runDoctorCommand(options, switches, languageOf(app.getLocale()), writeOut);
  };
  run().then(
    (code) => app.exit(code),
    (error: unknown) => {
      log({ level: "fatal", event: "doctor_failed", error });
      app.exit(exitCodes.fault);
    },
  );
}
