import { app, BrowserWindow, safeStorage, screen, type Net } from "electron";
import { arch, release, type } from "node:os";

import type { SystemPrinter } from "../../contract/bridge.ts";
import type { CommandLine } from "../command-line.ts";
import { provisioningPath } from "../provisioning/provisioning-path.ts";
import { readProvisioning } from "../provisioning/read-provisioning.ts";
import { fetchThrough } from "../relay-client/fetch-through.ts";
import { pagePreferences } from "../windows/window-preferences.ts";
import type { Finding } from "./finding.ts";
import { readHome } from "./home-folder.ts";
import type { DoctorOptions } from "./run-doctor.ts";

/** What the doctor looks at in Electron, with the app open or without. */
export function electronDoctor(
  commandLine: Pick<CommandLine, "allowUnprotectedKeychain" | "relayUrl">,
  net: Net,
  update: () => string,
): DoctorOptions {
  const dataFolder = app.getPath("userData");
  const electron = process.versions["electron"];
  return {
    dataFolder,
    home: () => readHome(dataFolder),
    safeStorage,
    allowUnprotectedKeychain: commandLine.allowUnprotectedKeychain,
    relayUrl: commandLine.relayUrl,
    fetch: fetchThrough(net),
    displays: () => screen.getAllDisplays(),
    printers: systemPrinters,
    provisioning: checkProvisioning,
    versions: {
      app: app.getVersion(),
      electron:
        electron === undefined ? `preview, Node ${process.version}` : `Electron ${electron}`,
      os: `${type()} ${release()} ${arch()}`,
    },
    update,
  };
}

/** Any page knows the computer's printers; this one has none to show. */
async function systemPrinters(): Promise<readonly SystemPrinter[]> {
  const window = new BrowserWindow({ show: false, webPreferences: pagePreferences(false) });
  try {
    const found = await window.webContents.getPrintersAsync();
    return found.map(({ displayName, name }) => ({
      name,
      label: displayName === "" ? name : displayName,
    }));
  } finally {
    window.destroy();
  }
}

async function checkProvisioning(): Promise<Finding> {
  const { platform } = process;
  const { file, trouble } = await readProvisioning(provisioningPath(platform), platform);
  if (trouble !== null) {
    const detail =
      trouble.kind === "distrusted"
        ? trouble.why.reason
        : trouble.faults
            .map(({ key, line, reason }) => `${line}: ${key} ${reason}`.replace("  ", " "))
            .join("; ");
    return { grade: "fail", code: "provisioning_bad", facts: { file: trouble.file, detail } };
  }
  return file === null
    ? { grade: "ok", code: "provisioning_none", facts: {} }
    : { grade: "ok", code: "provisioning_used", facts: { file } };
}
