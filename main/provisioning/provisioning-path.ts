/**
 * Where the machine-wide file lies. Fixed, on Windows too: whoever starts a program can set
 * `ProgramData` and `SystemDrive` for it.
 */
export function provisioningPath(platform: NodeJS.Platform): string {
  switch (platform) {
    case "win32":
      return String.raw`C:\ProgramData\Cobro\cobro.json`;
    case "darwin":
      return "/Library/Application Support/Cobro/cobro.json";
    default:
      return "/etc/cobro/cobro.json";
  }
}
