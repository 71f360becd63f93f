import * as v from "valibot";

import type { Failure } from "../../contract/failures.ts";
import { homeSchema, type Home } from "../../contract/home.ts";
import type { Result } from "../../contract/result.ts";
import { openDocument, type Document } from "../settings/document.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

const homeDocumentSchema = v.object({
  home: homeSchema,
  /** Where practice was entered from, and is left to. */
  beforePractice: v.optional(v.picklist(["shared", "embedded"]), "shared"),
});
export type HomeDocument = v.InferOutput<typeof homeDocumentSchema>;

const first: HomeDocument = { home: "shared", beforePractice: "shared" };

/** Which home the next start opens. One that cannot be read is put aside: a shared relay is assumed. */
export function openHomeDocument(
  openFile: OpenJsonFile,
  now: () => number,
): Document<HomeDocument> {
  const suffix = `corrupt-${fileStamp(now())}`;
  return openDocument(openFile("home"), homeDocumentSchema, first, suffix).document;
}

/** Remembers the home that is open, and over practice the one before it. */
export function rememberHome(
  document: Document<HomeDocument>,
  home: Home,
): Result<HomeDocument, Failure> {
  const { beforePractice } = document.get();
  return document.set({ home, beforePractice: home === "practice" ? beforePractice : home });
}
