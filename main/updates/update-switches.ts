import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import type { Switches } from "../command-line.ts";
import type { UpdatePolicy } from "./update-policy.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Where updates may be asked for: https, or this computer itself. Nothing of it is a secret. */
export const updateUrlSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(2_048),
  v.url(),
  v.check((text) => {
    const { hash, hostname, password, protocol, search, username } = new URL(text);
    const isSafe = protocol === "https:" || (protocol === "http:" && loopback.has(hostname));
    return isSafe && [username, password, search, hash].every((part) => part === "");
  }),
);

/** A channel is the beginning of its manifest's file name. */
export const updateChannelSchema = v.pipe(v.string(), v.trim(), v.regex(/^[a-z][\da-z]{0,31}$/u));

/** @returns a sentence for the person at the terminal when a value cannot be used */
export function readUpdateSwitches(switches: Switches): Result<UpdatePolicy, string> {
  const valueOf = (name: string): string | null =>
    switches.hasSwitch(name) ? switches.getSwitchValue(name) : null;
  const url = valueOf("update-url");
  if (url !== null && !v.is(updateUrlSchema, url)) {
    return fail("--update-url needs an https address: --update-url=https://updates.example/cobro/");
  }
  const channel = valueOf("update-channel");
  if (channel !== null && !v.is(updateChannelSchema, channel)) {
    return fail("--update-channel needs a name of small letters: --update-channel=beta");
  }
  return ok({
    url: url?.trim() ?? null,
    channel: channel?.trim() ?? "latest",
    pause: switches.hasSwitch("pause-updates"),
  });
}
