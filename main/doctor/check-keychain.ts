import { randomUUID } from "node:crypto";

import type { Keychain } from "../secrets/till-secret.ts";
import type { KnownPairing } from "../till/settings-schema.ts";
import type { Finding } from "./finding.ts";

export interface KeychainSeen {
  readonly finding: Finding;
  /** The till's secrets that could be opened, the one in use first. */
  readonly secrets: readonly string[];
}

/** Seals something and opens it again, then opens the till's own secret. */
export async function checkKeychain(
  keychain: Keychain,
  allowUnprotected: boolean,
  pairing: KnownPairing | null,
  platform: NodeJS.Platform = process.platform,
): Promise<KeychainSeen> {
  const none = (finding: Finding): KeychainSeen => ({ finding, secrets: [] });
  const backend = platform === "linux" ? keychain.getSelectedStorageBackend() : nameOf(platform);
  try {
    if (!(await keychain.isAsyncEncryptionAvailable())) {
      return none({ grade: "fail", code: "keychain_unavailable", facts: { detail: backend } });
    }
    const probe = randomUUID();
    const opened = await keychain.decryptStringAsync(await keychain.encryptStringAsync(probe));
    if (opened.result !== probe) throw new Error("what was sealed came out as something else");
  } catch (error) {
    return none({ grade: "fail", code: "keychain_unavailable", facts: { detail: textOf(error) } });
  }
  const secrets: string[] = [];
  if (pairing !== null) {
    try {
      const sealed = [pairing.sealedSecret, pairing.nextSealedSecret].filter((it) => it !== null);
      for (const each of sealed) {
        secrets.push((await keychain.decryptStringAsync(Buffer.from(each, "base64"))).result);
      }
    } catch (error) {
      const facts = { detail: textOf(error) };
      return { finding: { grade: "fail", code: "keychain_lost_secret", facts }, secrets };
    }
  }
  return { finding: protection(backend, allowUnprotected || pairing !== null), secrets };
}

/** A paired till has been allowed to use it; `--doctor` alone says nothing of that. */
function protection(backend: string, isAllowed: boolean): Finding {
  const facts = { backend };
  if (backend !== "basic_text") return { grade: "ok", code: "keychain_good", facts };
  return isAllowed
    ? { grade: "warn", code: "keychain_unprotected", facts }
    : { grade: "fail", code: "keychain_refused", facts };
}

function nameOf(platform: NodeJS.Platform): string {
  return platform === "darwin" ? "keychain" : "dpapi";
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
