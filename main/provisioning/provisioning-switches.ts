import * as v from "valibot";

import { fail, ok, type Result } from "../../contract/result.ts";
import { contradictions } from "./parse-provisioning.ts";
import { provisioningSchema, type Provisioning } from "./provisioning-schema.ts";

type Read = (text: string) => unknown;

const text: Read = (value) => value;
const number: Read = (value) => (/^-?\d+$/u.test(value) ? Number(value) : value);
const onOff: Read = (value) => ({ "": true, on: true, off: false })[value] ?? value;
const list: Read = (value) => value.split(",").map((each) => each.trim());

/** `none`, `system:NAME`, `network:HOST[:PORT[:PAPER]]`. */
const printer: Read = (value) => {
  const system = /^system:(?<name>.+)$/su.exec(value)?.groups;
  if (system !== undefined) return { kind: "system", name: system["name"] };
  const network =
    /^network:(?<host>\[[^\]]+\]|[^:]+)(?::(?<port>\d+))?(?::(?<paper>\d+mm))?$/u.exec(
      value,
    )?.groups;
  if (network === undefined) return value === "none" ? { kind: "none" } : value;
  const { host, paper, port } = network;
  return {
    kind: "network",
    host,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(paper === undefined ? {} : { paper }),
  };
};

/** Each switch, where its value goes, and what could stand there. */
const switches: readonly (readonly [string, readonly string[], Read, string])[] = [
  ["pairing-link", ["pairingLink"], text, "https://relay.example/pair#CODE"],
  ["till-name", ["tillName"], text, '"Caja {hostname}"'],
  ["language", ["language"], text, "es-CL, es-MX or en"],
  ["theme", ["theme"], text, "system, light or dark"],
  ["volume", ["volume"], number, "0 to 100"],
  ["voice", ["voice"], onOff, "on or off"],
  ["lock-after-minutes", ["lockAfterMinutes"], number, "0 to 120; 0 is never"],
  ["printer", ["printer"], printer, "none, system:NAME or network:HOST:9100:80mm"],
  ["print-receipts", ["printReceipts"], onOff, "on or off"],
  ["customer-display", ["customerDisplay"], text, "the display's id"],
  ["locked", ["locked"], list, "names of settings that are decided as well, with commas"],
  ["autostart", ["autostart"], onOff, "on or off"],
  ["update-url", ["updates", "url"], text, "https://updates.example/cobro"],
  ["update-channel", ["updates", "channel"], text, "a channel's name"],
  ["update-pause", ["updates", "pause"], onOff, "on or off"],
  ["door-port", ["door", "port"], number, "1024 to 65535"],
];

/**
 * What the provisioning file can say, said by switches.
 * @param valueOf a switch's value; `null` where it was not given
 * @returns a sentence for the person at the terminal when a value cannot be used
 */
export function readProvisioningSwitches(
  valueOf: (name: string) => string | null,
): Result<Provisioning, string> {
  const wished: Record<string, unknown> = {};
  for (const [name, [key = "", inner], read] of switches) {
    const value = valueOf(name);
    if (value === null) continue;
    wished[key] =
      inner === undefined ? read(value) : { ...asObject(wished[key]), [inner]: read(value) };
  }
  const parsed = v.safeParse(provisioningSchema, wished);
  if (!parsed.success) return fail(refusal(v.getDotPath(parsed.issues[0]) ?? ""));
  const [contradiction] = contradictions(parsed.output);
  return contradiction === undefined ? ok(parsed.output) : fail(refusal(contradiction.key));
}

function refusal(path: string): string {
  const found =
    switches.find(([, keys]) => path === keys.join(".")) ??
    switches.find(([, [key = ""]]) => path === key || path.startsWith(`${key}.`));
  const [name = path, , , expected = ""] = found ?? [];
  return `--${name} needs another value: --${name}=${expected}`;
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
