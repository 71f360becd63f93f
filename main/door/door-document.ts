import * as v from "valibot";

import { doorPortSchema } from "../../contract/door.ts";
import { openDocument, type Document } from "../settings/document.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

/** The port that a manager has chosen. */
const doorDocumentSchema = v.object({ port: v.nullable(doorPortSchema) });
type DoorDocument = v.InferOutput<typeof doorDocumentSchema>;

/** The port's secret: a file that only this user may read, for the program that comes by it. */
const doorSecretSchema = v.object({ secret: v.nullable(v.string()) });
type DoorSecret = v.InferOutput<typeof doorSecretSchema>;

/** Where the command finds the running app; a file that only this user may read. */
export const doorAddressSchema = v.object({ path: v.string() });

export const doorAddressName = "door-address";

export interface DoorDocuments {
  readonly chosen: Document<DoorDocument>;
  readonly secret: Document<DoorSecret>;
}

export function openDoorDocuments(openFile: OpenJsonFile, suffix: string): DoorDocuments {
  const open = <Value extends object>(
    name: string,
    schema: v.GenericSchema<unknown, Value>,
    initial: Value,
  ) => openDocument(openFile(name), schema, initial, suffix).document;
  return {
    chosen: open("door", doorDocumentSchema, { port: null }),
    secret: open("door-secret", doorSecretSchema, { secret: null }),
  };
}
