import * as v from "valibot";

import { largestBodyBytes } from "../../contract/relay-api.ts";
import { RelayError } from "./relay-error.ts";

/** The raw body, refused as soon as it passes the limit. */
export async function readBody(
  request: Request,
  mostBytes: number = largestBodyBytes,
): Promise<Uint8Array> {
  const tooLarge = () =>
    new RelayError("body_too_large", `The body is larger than ${mostBytes} bytes`);
  const length = request.headers.get("Content-Length");
  if (Number(length ?? 0) > mostBytes) throw tooLarge();
  // Node ends the body at the length that was told; read whole it costs no web stream.
  if (length !== null) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > mostBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    // Whoever breaks off or drips beyond the time limit is no fault of ours to log.
    throw error instanceof RelayError
      ? error
      : new RelayError("body_unreadable", "The body did not arrive whole");
  }
  return Buffer.concat(chunks);
}

/** The body as a JSON object. */
export async function readJson(
  request: Request,
  mostBytes: number = largestBodyBytes,
): Promise<Readonly<Record<string, unknown>>> {
  const text = new TextDecoder().decode(await readBody(request, mostBytes));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RelayError("body_unreadable", "The body is not JSON");
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new RelayError("body_unreadable", "The body is not a JSON object");
  }
  return { ...json };
}

/**
 * The body by a route's schema.
 * @throws RelayError parameter_invalid; it never repeats what was sent: a PIN may be in it
 */
export async function readParsed<Value>(
  schema: v.GenericSchema<unknown, Value>,
  request: Request,
  mostBytes: number = largestBodyBytes,
): Promise<Value> {
  const body = v.safeParse(schema, await readJson(request, mostBytes));
  if (body.success) return body.output;
  const param = v.getDotPath(body.issues[0]) ?? "body";
  throw new RelayError("parameter_invalid", `${param} is not valid`, param);
}
