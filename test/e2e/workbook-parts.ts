import { crc32, inflateRawSync } from "node:zlib";

/**
 * The parts of an XLSX file by their names, read by the zip's own directory with nothing of the
 * writer's. @throws Error on a name that stands twice, a part that is damaged, or no zip at all
 */
export function workbookParts(file: Buffer): ReadonlyMap<string, string> {
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("No zip file");
  const parts = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new Error("The zip's directory is damaged");
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) =>
      file.readUInt16LE(at + place),
    );
    const name = file.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(begin, begin + file.readUInt32LE(at + 20));
    const content = file.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    if (crc32(content) !== file.readUInt32LE(at + 16)) throw new Error(`Damaged: ${name}`);
    if (parts.has(name)) throw new Error(`Twice: ${name}`);
    parts.set(name, content.toString("utf8"));
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
  }
  return parts;
}
