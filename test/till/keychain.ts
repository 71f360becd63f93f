import type { Keychain } from "../../main/secrets/till-secret.ts";

/** Turns what is sealed around: enough to see that nothing is kept in the clear. */
export const keychain: Keychain = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => "basic_text",
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(Buffer.from(text).toReversed())),
  decryptStringAsync: (sealed) =>
    Promise.resolve({
      result: Buffer.from(Buffer.from(sealed).toReversed()).toString(),
      shouldReEncrypt: false,
    }),
};
