import { randomBytes } from "node:crypto";

import * as v from "valibot";

import { fintocKeysSchema, type FintocKeys } from "../../contract/embedded-relay.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Seal } from "../secrets/till-secret.ts";
import { openDocument } from "../settings/document.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

/** What the relay of this computer is started with, and nobody else is told. */
export interface OwnSecrets {
  readonly keys: FintocKeys;
  /** Keys the hashes of PINs; made once. */
  readonly pepper: string;
}

/** Fintoc's keys on disk, sealed by the OS' keychain. */
export interface OwnKeys {
  readonly areThere: () => boolean;
  readonly open: () => Promise<Result<OwnSecrets, Failure>>;
  /** Seals them in the place of those before; the pepper stays. */
  readonly put: (keys: FintocKeys) => Promise<Result<null, Failure>>;
}

const documentSchema = v.object({ sealed: v.nullable(v.string()) });
const secretsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ keys: fintocKeysSchema, pepper: v.string() }),
);

/** @param stamp names what is put aside */
export function openOwnKeys(openFile: OpenJsonFile, seal: Seal, stamp: string): OwnKeys {
  const { document } = openDocument(
    openFile("keys"),
    documentSchema,
    { sealed: null },
    `corrupt-${stamp}`,
  );

  async function open(): Promise<Result<OwnSecrets, Failure>> {
    const { sealed } = document.get();
    if (sealed === null) return fail(failure("keys_missing"));
    const opened = await seal.open(sealed);
    if (!opened.ok) return opened;
    const parsed = v.safeParse(secretsSchema, opened.value.secret);
    if (!parsed.success) return fail(failure("keys_missing", "what is sealed is no pair of keys"));
    if (opened.value.sealAgain) await write(parsed.output);
    return ok(parsed.output);
  }

  async function write(secrets: OwnSecrets): Promise<Result<null, Failure>> {
    const sealed = await seal.seal(JSON.stringify(secrets));
    if (!sealed.ok) return sealed;
    const written = document.set({ sealed: sealed.value });
    return written.ok ? ok(null) : written;
  }

  return {
    areThere: () => document.get().sealed !== null,
    open,
    async put(keys) {
      const unusable = await seal.check();
      if (unusable !== null) return fail(unusable);
      const before = await open();
      const pepper = before.ok ? before.value.pepper : randomBytes(33).toString("base64url");
      return write({ keys, pepper });
    },
  };
}
