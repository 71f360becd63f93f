import { createHash } from "node:crypto";

/** A UUID of version 7: in the order of time, as the till's own are. */
export function uuidOf(createdMs: number, chance: Chance): string {
  const time = createdMs.toString(16).padStart(12, "0");
  const variant = (8 + chance.below(4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.hex(3)}-${variant}${chance.hex(3)}-${chance.hex(12)}`;
}

/** Numbers that look like chance and are the same for the same seed, store and sale. */
export interface Chance {
  /** From 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  readonly hex: (length: number) => string;
  readonly digits: (length: number) => string;
  readonly bytes: (length: number) => Buffer;
}

export function chanceOf(seed: number, storeId: string, index: number): Chance {
  const name = `${seed} ${storeId} ${index}`;
  let pool = createHash("sha512").update(name).digest();
  let used = 0;
  const bytes = (length: number) => {
    if (used + length > pool.length) {
      pool = createHash("sha512").update(pool).digest();
      used = 0;
    }
    used += length;
    return pool.subarray(used - length, used);
  };
  const below = (limit: number) => bytes(4).readUInt32BE() % limit;
  return {
    below,
    bytes: (length) => Buffer.from(bytes(length)),
    hex: (length) =>
      bytes(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length),
    digits: (length) => String(below(10 ** length)).padStart(length, "0"),
  };
}
