import { open } from "node:fs/promises";

import { CommandError } from "./command-error.ts";

/** It travels with every reading of the store, and lies in each till's settings. */
const largestLogoBytes = 64 * 1024;

const signatures = [
  { type: "image/png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: "image/jpeg", bytes: Buffer.from([0xff, 0xd8, 0xff]) },
] as const;

/** Before its root an SVG may have a byte order mark, an XML declaration and a document type. */
const isSvg = /^\uFEFF?\s*(?:<\?[^>]*>\s*)*(?:<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>\s*)?<svg[\s>]/iu;
/** As a picture it would run nothing of this; a logo needs none of it in the first place. */
const doesMoreThanDraw =
  /<script|<foreignobject|<!entity|\son\w+\s*=|(?:href|src)\s*=\s*["'](?!data:|#)/iu;

/**
 * Reads a picture for the tills' screens and receipts, and answers it as a `data:` URL.
 * @throws CommandError when it cannot be read, is too large, or is no PNG, JPEG or plain SVG
 */
export async function readLogo(file: string): Promise<string> {
  const content = await readAtMost(file, largestLogoBytes + 1);
  if (content.length > largestLogoBytes) {
    throw new CommandError(
      `--logo ${file} is larger than ${largestLogoBytes / 1024} KB: save it smaller`,
    );
  }
  return `data:${typeOf(content, file)};base64,${content.toString("base64")}`;
}

/** What a `data:` URL of a logo holds. */
export function describeLogo(logo: string) {
  const [head = "", base64 = ""] = logo.split(",");
  const type = head.replace(/^data:/u, "").replace(/;base64$/u, "");
  return { type, bytes: Buffer.byteLength(base64, "base64") };
}

async function readAtMost(file: string, most: number): Promise<Buffer> {
  try {
    const handle = await open(file, "r");
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(`--logo ${file} cannot be read: ${why}`);
  }
}

function typeOf(content: Buffer, file: string): string {
  const known = signatures.find(({ bytes }) => content.subarray(0, bytes.length).equals(bytes));
  if (known !== undefined) return known.type;
  const text = content.toString("utf8").replaceAll(/<!--[\s\S]*?-->/gu, "");
  if (!isSvg.test(text)) throw new CommandError(`--logo ${file} is no PNG, JPEG or SVG picture`);
  if (doesMoreThanDraw.test(text)) {
    throw new CommandError(
      `--logo ${file} has scripts, entities or links to other files: save it as a plain SVG`,
    );
  }
  return "image/svg+xml";
}
