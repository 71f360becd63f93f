import { dialog, type BrowserWindow } from "electron";

/** Asks where the report for support shall be written; `null`: given up. */
export async function chooseReport(owner: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    defaultPath: name,
    filters: [{ name: "Text", extensions: ["txt"] }],
    properties: ["createDirectory", "showOverwriteConfirmation"],
  });
  return canceled || filePath === "" ? null : filePath;
}
