import fc from "fast-check";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createSafeStorage } from "./safe-storage.ts";

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cobro-keychain-"));
  file = join(folder, "data", "keychain.key");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const open = (isReady = true) =>
  createSafeStorage(
    () => file,
    () => isReady,
  );

describe("the preview's keychain", () => {
  it("opens what it sealed, in another process too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const sealed = await open().encryptStringAsync(text);
        expect((await open().decryptStringAsync(sealed)).result).toBe(text);
      }),
      { numRuns: 25 },
    );
  });

  it("keeps its key for its owner and admits that it protects little", async () => {
    await open().encryptStringAsync("secret");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(open().getSelectedStorageBackend()).toBe("basic_text");
  });

  it("refuses what was changed, cut or sealed with another key", async () => {
    const sealed = await open().encryptStringAsync("secret");
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    for (const bad of [changed, sealed.subarray(0, 20), Buffer.alloc(0)]) {
      await expect(open().decryptStringAsync(bad)).rejects.toThrow("decrypting");
    }
    await writeFile(file, Buffer.alloc(32));
    await expect(open().decryptStringAsync(sealed)).rejects.toThrow("decrypting");
  });

  it("is not available before the app is ready", async () => {
    expect(await open(false).isAsyncEncryptionAvailable()).toBe(false);
    expect(open(false).getSelectedStorageBackend()).toBe("unknown");
    await expect(open(false).encryptStringAsync("secret")).rejects.toThrow("before app is ready");
  });
});
