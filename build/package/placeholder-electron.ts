import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** The mark before the fuses in Electron's program, and their wire: version 1, nine fuses, as Electron ships them. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const wire = Buffer.concat([Buffer.from([1, 9]), Buffer.from("101000011")]);

/** An empty Windows program with a version resource, nothing more (made once with resedit). */
const emptyProgram =
  "zZNBSwJBHMV/I0tgpXjw0K0VPIsHD3UzWC2hVmlDpItt7lbCuivjeu/U5/HQIYI+gp+lPkHGzraVtZEQQe/yZt7/P+/9YWaOTq8RgAYsFnBNjDo/I+rNb9/nuc3OS3ficF4y2pY+ChxX94NQn0zH40CGrlPJ5dbL33h0GuDciCXtiYzYyKQ0F+JYkawzsPZaShg91lF0JpJDCX3dLy2XxbQZ/ggVOZEDwBMfsj/l11e7ll9AqOit92fwpkdjVVP0CAdArwBFATMtrhRFDehi0adLg2MsWrQx6dPCpElb9T1oj8+Jz6oIVbJFiGSIzyVNhni4tPC5IIjeleqpUqPKruLzaH522ETQQRLgMGVAiInNCFd5j/GwGeByRYCHg4sEDOXXxUampEFZ/aATJDY+E+USMiTAV/WsNtM6e4bRMvd7/4lfAA==";

/**
 * Writes a folder that has the shape of an unpacked Electron, with a program that runs nothing: the
 * packing can then be tried where Electron's own files cannot be had. A package made from it says so
 * in its `version`.
 */
export function writePlaceholderElectron(folder: string, platform: "linux" | "win32"): void {
  mkdirSync(join(folder, "locales"), { recursive: true });
  mkdirSync(join(folder, "resources"), { recursive: true });
  for (const locale of ["de", "en-US", "es", "es-419"]) {
    writeFileSync(join(folder, "locales", `${locale}.pak`), "placeholder");
  }
  writeFileSync(join(folder, "LICENSE"), "placeholder\n");
  writeFileSync(join(folder, "LICENSES.chromium.html"), "placeholder\n");
  writeFileSync(join(folder, "version"), "placeholder, not Electron\n");
  writeFileSync(join(folder, "resources.pak"), "placeholder");
  const fused = [Buffer.from(sentinel), wire];
  if (platform === "win32") {
    const program = inflateRawSync(Buffer.from(emptyProgram, "base64"));
    writeFileSync(join(folder, "electron.exe"), Buffer.concat([program, ...fused]));
    return;
  }
  const says = Buffer.from('#!/bin/sh\necho "a placeholder, not Electron" >&2\nexit 70\n');
  for (const name of ["electron", "chrome-sandbox", "chrome_crashpad_handler"]) {
    writeFileSync(join(folder, name), name === "electron" ? Buffer.concat([says, ...fused]) : says);
    chmodSync(join(folder, name), 0o755);
  }
}
