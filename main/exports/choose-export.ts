import { dialog, type BrowserWindow } from "electron";

import type { ExportFormat } from "./export-bytes.ts";

const kinds: Readonly<Record<ExportFormat, string>> = { csv: "CSV", xlsx: "Excel" };

/** Asks where an export shall be written; `null`: given up. */
export async function chooseExport(
  owner: BrowserWindow,
  name: string,
  format: ExportFormat,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    defaultPath: name,
    filters: [{ name: kinds[format], extensions: [format] }],
    properties: ["createDirectory", "showOverwriteConfirmation"],
  });
  return canceled || filePath === "" ? null : filePath;
}
