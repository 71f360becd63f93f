import encodeQr from "qr";

/** ISO/IEC 18004 asks for a quiet zone of four modules on every side. */
const quietZone = 4;

/** The dark modules of a QR code of medium error correction, quiet zone included. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encodeQr(text, "raw", { ecc: "medium", border: quietZone });
}

/** The same as one SVG path on a grid of one unit per module. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
}
