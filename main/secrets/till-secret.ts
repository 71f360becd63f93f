import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/** What we need of Electron's `safeStorage`. */
export type Keychain = Pick<
  Electron.SafeStorage,
  | "isAsyncEncryptionAvailable"
  | "encryptStringAsync"
  | "decryptStringAsync"
  | "getSelectedStorageBackend"
>;

/** Seals the till's secret with the OS' keychain. */
export interface Seal {
  /** Whether the keychain may be used; asked before a pairing code is spent. */
  readonly check: () => Promise<Failure | null>;
  /** The sealed secret as base64. */
  readonly seal: (secret: string) => Promise<Result<string, Failure>>;
  /** The secret, and whether it should be sealed again (the keychain's key has been rotated). */
  readonly open: (
    sealed: string,
  ) => Promise<Result<{ readonly secret: string; readonly sealAgain: boolean }, Failure>>;
}

/**
 * @param allowUnprotected the installer's explicit yes to a keychain that protects nothing
 * (`basic_text`: Linux without a secret service)
 */
export function createSeal(
  keychain: Keychain,
  allowUnprotected: boolean,
  platform: NodeJS.Platform = process.platform,
): Seal {
  const unavailable = (error: unknown) =>
    failure("keychain_unavailable", error instanceof Error ? error.message : String(error));

  return {
    async check() {
      if (!(await keychain.isAsyncEncryptionAvailable())) return failure("keychain_unavailable");
      const unprotected =
        platform === "linux" && keychain.getSelectedStorageBackend() === "basic_text";
      return unprotected && !allowUnprotected ? failure("keychain_unprotected") : null;
    },
    async seal(secret) {
      try {
        return ok((await keychain.encryptStringAsync(secret)).toString("base64"));
      } catch (error) {
        return fail(unavailable(error));
      }
    },
    async open(sealed) {
      try {
        const opened = await keychain.decryptStringAsync(Buffer.from(sealed, "base64"));
        return ok({ secret: opened.result, sealAgain: opened.shouldReEncrypt });
      } catch (error) {
        return fail(unavailable(error));
      }
    },
  };
}
