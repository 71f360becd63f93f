import * as v from "valibot";

import { homeSchema } from "../../contract/home.ts";
import { openDocument, type Document } from "../settings/document.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

const homeDocumentSchema = v.object({ home: homeSchema });
export type HomeDocument = v.InferOutput<typeof homeDocumentSchema>;

const first: HomeDocument = { home: "shared" };

/** Which home the next start opens. One that cannot be read is put aside: a shared relay is assumed. */
export function openHomeDocument(
  openFile: OpenJsonFile,
  now: () => number,
): Document<HomeDocument> {
  const suffix = `corrupt-${fileStamp(now())}`;
  return openDocument(openFile("home"), homeDocumentSchema, first, suffix).document;
}
