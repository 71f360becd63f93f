import * as v from "valibot";

import { failure, type Failure } from "../../contract/failures.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

const trustSchema = v.object({
  lastRelayUrl: v.nullable(v.string()),
  addressFreed: v.optional(v.boolean(), false),
});

/**
 * Why this computer may not become its own relay: it has belonged to a shared one, and no manager
 * has freed it. One that was its own before may be so again.
 * @param hasKeys keys of Fintoc's are sealed here: it was its own before
 */
export function barsAnotherRelay(openFile: OpenJsonFile, hasKeys: boolean): Failure | null {
  const stored = readSettings(openFile);
  if (stored === null) return null;
  const { addressFreed, lastRelayUrl } = stored;
  if (lastRelayUrl === null || addressFreed) return null;
  const isOwn = hasKeys && new URL(lastRelayUrl).hostname === "127.0.0.1";
  return isOwn ? null : failure("relay_address_locked");
}

function readSettings(openFile: OpenJsonFile) {
  const parsed = v.safeParse(trustSchema, openFile("settings").read());
  return parsed.success ? parsed.output : null;
}
