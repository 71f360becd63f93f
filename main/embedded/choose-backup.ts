import { dialog, type BrowserWindow } from "electron";

/** Asks where the copy of the history shall be written; `null`: given up. */
export async function chooseBackup(owner: BrowserWindow): Promise<string | null> {
  const day = new Date().toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    defaultPath: `cobro-${day}.sqlite`,
    filters: [{ name: "SQLite", extensions: ["sqlite"] }],
    properties: ["createDirectory"],
  });
  return canceled || filePath === "" ? null : filePath;
}
