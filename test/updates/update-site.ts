import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { appImageOf, makeReleaseKey, type ReleaseKey } from "./release.ts";
import { startUpdateServer, type UpdateServer } from "./update-server.ts";

/** What a till in the preview needs in order to be an installed AppImage of 0.1.0. */
export interface UpdateSite {
  /** What the server serves. */
  readonly served: string;
  readonly server: UpdateServer;
  readonly key: ReleaseKey;
  readonly appImage: string;
  /** The installed AppImage, as it was. */
  readonly present: Buffer;
  /** Where an AppImage that is started writes a line. */
  readonly started: string;
  readonly env: NodeJS.ProcessEnv;
}

/** @param folder is made, and left to whoever made the one around it */
export async function openUpdateSite(folder: string): Promise<UpdateSite> {
  const served = join(folder, "served");
  const resources = join(folder, "resources");
  mkdirSync(served, { recursive: true });
  mkdirSync(resources);
  const key = makeReleaseKey();
  const appImage = join(folder, "Cobro.AppImage");
  const started = join(folder, "started");
  const present = appImageOf("0.1.0");
  writeFileSync(appImage, present, { mode: 0o755 });
  writeFileSync(join(resources, "update-keys"), `${key.publicKey}\n`);
  writeFileSync(join(resources, "app-update.yml"), "updaterCacheDirName: cobro-updater\n");
  const server = await startUpdateServer(served);
  const env = {
    ...process.env,
    APPIMAGE: appImage,
    COBRO_PREVIEW_RESOURCES: resources,
    COBRO_STARTED: started,
  };
  return { served, server, key, appImage, present, started, env };
}
