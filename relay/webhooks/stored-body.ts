import type { EventRow } from "../database/schema.ts";

type StoredBody = Pick<EventRow, "body" | "body_encoding">;

/**
 * A webhook's raw bytes as they are stored: readable where text holds them exactly, else (bytes
 * that are no UTF-8, or a NUL, which PostgreSQL's text refuses) in base64. So the signature can
 * always be verified again.
 */
export function toStoredBody(bytes: Uint8Array): StoredBody {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("utf8");
  return Buffer.from(text, "utf8").equals(buffer) && !text.includes("\0")
    ? { body: text, body_encoding: "utf8" }
    : { body: buffer.toString("base64"), body_encoding: "base64" };
}

/** The raw bytes again. */
export function fromStoredBody({ body, body_encoding: encoding }: StoredBody): Uint8Array {
  return Buffer.from(body, encoding === "base64" ? "base64" : "utf8");
}

/** The body as it was read when it came. */
export function storedText(stored: StoredBody): string {
  return new TextDecoder().decode(fromStoredBody(stored));
}
