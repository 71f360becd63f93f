import type { SafeStorage } from "electron";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";

import { standIn } from "./stand-in.ts";

const algorithm = "aes-256-gcm";
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Seals with a key that lies beside the data, readable by its owner only. That guards no more than
 * the file's mode does, and says so: the storage backend is `basic_text`.
 * @param keyFile where the key lies, asked for when it is first needed
 */
export function createSafeStorage(keyFile: () => string, isReady: () => boolean): SafeStorage {
  let key: Promise<Buffer> | null = null;
  const loadKey = async (): Promise<Buffer> => {
    if (!isReady()) throw new Error("safeStorage cannot be used before app is ready");
    key ??= readOrMakeKey(keyFile());
    return key;
  };
  return standIn<SafeStorage>("safeStorage", {
    isAsyncEncryptionAvailable: async () => isReady(),
    getSelectedStorageBackend: () => (isReady() ? "basic_text" : "unknown"),
    encryptStringAsync: async (plainText) => seal(plainText, await loadKey()),
    decryptStringAsync: async (sealed) => ({
      shouldReEncrypt: false,
      result: unseal(sealed, await loadKey()),
    }),
  });
}

function seal(plainText: string, key: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv);
  const text = Buffer.concat([cipher.update(plainText, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function unseal(sealed: Buffer, key: Buffer): string {
  try {
    const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    const text = decipher.update(sealed.subarray(ivBytes + tagBytes));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new Error("Error while decrypting the ciphertext provided to safeStorage.", { cause });
  }
}

async function readOrMakeKey(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(file, "wx", 0o600);
    const key = randomBytes(keyBytes);
    try {
      await handle.writeFile(key);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return key;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    return readKey(file);
  }
}

async function readKey(file: string): Promise<Buffer> {
  const key = await readFile(file);
  if (key.length !== keyBytes) throw new Error(`The preview's key is damaged: ${file}`);
  return key;
}
