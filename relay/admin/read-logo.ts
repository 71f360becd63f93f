import { open } from "node:fs/promises";

import { largestLogoBytes } from "../../contract/people-api.ts";
import { checkLogo } from "../stores/check-logo.ts";
import { CommandError } from "./command-error.ts";

/**
 * Reads a picture for the tills' screens and receipts, and answers it as a `data:` URL.
 * @throws CommandError when it cannot be read, is too large, or is no PNG, JPEG or plain SVG
 */
export async function readLogo(file: string): Promise<string> {
  const logo = checkLogo(await readAtMost(file, largestLogoBytes + 1));
  if (!logo.ok) throw new CommandError(`--logo ${file} ${logo.failure.message}`);
  return logo.value;
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
