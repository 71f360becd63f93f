/** A moment (Unix milliseconds) as a part of a file's name, everywhere allowed: "2026-11-20T22-17-46-874Z". */
export function fileStamp(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[:.]/gu, "-");
}
