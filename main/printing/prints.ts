import * as v from "valibot";

import { instantSchema, type PaymentIntent } from "../../contract/payment-intent.ts";
import { uuidSchema } from "../../contract/uuid.ts";
import { openDocument, type Document } from "../settings/document.ts";
import { fileStamp } from "../settings/file-stamp.ts";
import type { OpenJsonFile } from "../settings/json-file.ts";

/** Which sales' receipts have been on paper, newest first. */
const printsSchema = v.object({
  printed: v.array(v.object({ id: uuidSchema, at: instantSchema })),
});
type PrintsDocument = v.InferOutput<typeof printsSchema>;

const noPrints: PrintsDocument = { printed: [] };

/** How many prints are remembered. What is older counts as printed: then it is called a copy. */
const mostRemembered = 1_000;

/** A sale, or what else is printed once as an original: by its id, and when it came about. */
type Printable = Pick<PaymentIntent, "id" | "createdAt">;

/** The memory of what was printed, on disk before the first byte leaves for the printer. */
export interface Prints {
  readonly has: (printed: Printable) => boolean;
  readonly mark: (printed: Printable) => void;
  /** The printer was never reached: nothing is on paper. */
  readonly unmark: (printed: Printable) => void;
}

/**
 * Opens the memory. One that cannot be read is put aside: what was printed before is then forgotten.
 * @param relayNow the relay's clock: what was printed is compared with when a sale began
 */
export function openPrints(openFile: OpenJsonFile, relayNow: () => number): Prints {
  const suffix = `corrupt-${fileStamp(relayNow())}`;
  const { document } = openDocument(openFile("prints"), printsSchema, noPrints, suffix);
  return createPrints(document, relayNow);
}

function createPrints(document: Document<PrintsDocument>, relayNow: () => number): Prints {
  const others = (id: string) => document.get().printed.filter((each) => each.id !== id);
  return {
    has({ id, createdAt }) {
      const { printed } = document.get();
      if (printed.some((each) => each.id === id)) return true;
      const oldest = printed.length < mostRemembered ? undefined : printed.at(-1);
      return oldest !== undefined && createdAt < oldest.at;
    },
    mark({ id }) {
      const at = new Date(relayNow()).toISOString();
      // A disk that refuses stops no receipt; until the till ends, memory knows.
      document.remember({ printed: [{ id, at }, ...others(id)].slice(0, mostRemembered) });
    },
    unmark({ id }) {
      document.remember({ printed: others(id) });
    },
  };
}
