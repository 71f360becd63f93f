/**
 * The public halves (Ed25519, SPKI in base64) of the keys whose signature makes an update of this
 * app an update. Whoever releases Cobro makes a pair by `node build/updates/make-key.mjs` and puts
 * the public half here before the first release; while a key is being changed there are two. A
 * build without any never asks for updates, and says so.
 */
export const pinnedKeys: readonly string[] = [];
