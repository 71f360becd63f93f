import type { Distrust } from "../../contract/provisioning.ts";

/** Administrators, the system, its installer, the built-in and the domain's administrators. */
const trusted: ReadonlySet<string> = new Set([
  "BA",
  "SY",
  "LA",
  "DA",
  "EA",
  "S-1-5-32-544",
  "S-1-5-18",
  "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
]);

/** What the two letters of a right stand for (https://learn.microsoft.com/windows/win32/secauthz/ace-strings). */
const rights: Readonly<Record<string, number>> = {
  GA: 0x1000_0000,
  GX: 0x2000_0000,
  GW: 0x4000_0000,
  GR: 0x8000_0000,
  SD: 0x1_0000,
  RC: 0x2_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  FA: 0x1f_01ff,
  FR: 0x12_0089,
  FW: 0x12_0116,
  FX: 0x12_00a0,
};

/** Anything, delete, change who may, take it over. */
const anywhere = 0x1000_0000 | 0x1_0000 | 0x4_0000 | 0x8_0000;
const dangerous = {
  /** Write, append. */
  file: anywhere | 0x4000_0000 | 0x2 | 0x4,
  /** Delete what is in it. A new file in it is its maker's own, so making one is no danger. */
  folder: anywhere | 0x40,
} as const;

const inheritOnly = "IO";

/**
 * Whether a Windows security descriptor lets only administrators write. `null`: it does.
 * @param sddl with owner and DACL
 */
export function sddlDistrust(
  sddl: string,
  kind: keyof typeof dangerous,
): Exclude<Distrust["reason"], "link"> | null {
  const owner = /^O:(?<owner>[A-Z]{2}|S-[\d-]+)(?=[GDS]:|$)/u.exec(sddl)?.groups?.["owner"];
  const dacl = /D:(?<flags>[A-Z]*)(?<aces>(?:\([^()]*\))*)(?:S:|$)/u.exec(sddl)?.groups;
  // Without a DACL everybody may do everything; one of conditions is beyond us.
  if (owner === undefined || dacl === undefined) return "unknown";
  if (!trusted.has(owner)) return kind === "file" ? "owner" : "folder_owner";
  if ((dacl["flags"] ?? "").includes("NO_ACCESS_CONTROL")) return "unknown";
  for (const [, ace = ""] of (dacl["aces"] ?? "").matchAll(/\(([^()]*)\)/gu)) {
    const [type = "", flags = "", granted = "", , , trustee = ""] = ace.split(";");
    // A refusal only takes away. (Its order among the grants is not looked at: it may be too late.)
    if (type === "D" || type === "OD" || flags.match(/../gu)?.includes(inheritOnly)) continue;
    if (type !== "A") return "unknown";
    if (trusted.has(trustee)) continue;
    const mask = maskOf(granted);
    if (mask === null) return "unknown";
    if ((mask & dangerous[kind]) !== 0) return kind === "file" ? "writable" : "folder_writable";
  }
  return null;
}

function maskOf(granted: string): number | null {
  if (/^0x[\da-f]{1,8}$/iu.test(granted)) return Number.parseInt(granted, 16);
  if (!/^(?:[A-Z]{2})*$/u.test(granted)) return null;
  const each = (granted.match(/../gu) ?? []).map((name) => rights[name]);
  return each.every((right) => right !== undefined)
    ? each.reduce((mask, right) => mask | right, 0)
    : null;
}
