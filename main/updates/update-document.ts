import * as v from "valibot";

import { openDocument, type Document } from "../settings/document.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

const keptSchema = v.object({
  version: v.string(),
  /** In the folder of kept versions. */
  file: v.pipe(v.string(), v.regex(/^[\w+-][\w.+-]{0,199}$/u)),
  sha512: v.string(),
  /** The signed manifest that names an installer's SHA-512; `null` for an AppImage, which was itself in use. */
  signed: v.nullable(v.object({ text: v.string(), signature: v.string() })),
});
export type KeptVersion = v.InferOutput<typeof keptSchema>;

const updateDocumentSchema = v.object({
  /** When the newest manifest believed here was signed, by its name. */
  newestSignedAt: v.optional(v.record(v.string(), v.string()), {}),
  /** A version that was rolled back from. */
  skip: v.optional(v.nullable(v.string()), null),
  /** The version that can be brought back. */
  kept: v.optional(v.nullable(keptSchema), null),
  /** The present one: once a newer one runs, this is the one that can be brought back. */
  present: v.optional(v.nullable(keptSchema), null),
  /** Written before an installation begins: the next start sees what has become of it. */
  begun: v.optional(
    v.nullable(v.object({ from: v.string(), to: v.string(), times: v.number() })),
    null,
  ),
});
export type UpdateDocument = v.InferOutput<typeof updateDocumentSchema>;

/** What this computer remembers of updates. One that cannot be read is put aside. */
export function openUpdateDocument(
  openFile: OpenJsonFile,
  now: () => number,
): Document<UpdateDocument> {
  const first = v.parse(updateDocumentSchema, {});
  const suffix = `corrupt-${fileStamp(now())}`;
  return openDocument(openFile("updates"), updateDocumentSchema, first, suffix).document;
}
