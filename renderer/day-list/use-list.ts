import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { askFirst, askManager } from "../manager/ask-manager.ts";
import { useManagerEvents } from "../manager/watch-store.ts";
import type { ListQuestion } from "./list-question.ts";
import { createListReader, type ListReader, type ShownList } from "./list-reader.ts";

/** The list that answers a question, kept up with what happens. */
export function useList(
  question: ListQuestion,
  mayGrow: () => boolean,
): { readonly reader: ListReader; readonly shown: ShownList } {
  const grows = useRef(mayGrow);
  useEffect(() => {
    grows.current = mayGrow;
  });
  // oxlint-disable-next-line react/refs -- read when something has happened, never while drawing
  const [reader] = useState(() =>
    createListReader({
      readFirstPage: (query) => askFirst("listPaymentIntents", { query }),
      readPage: (query) => askManager("listPaymentIntents", { query }),
      readSummary: (query) => askManager("summarizePaymentIntents", { query }),
      mayGrow: () => grows.current(),
      now: () => performance.now(),
    }),
  );
  const text = JSON.stringify(question);
  useEffect(() => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written from it just above
    reader.open(JSON.parse(text) as ListQuestion);
  }, [reader, text]);
  useEffect(() => () => reader.close(), [reader]);
  useManagerEvents((event) => {
    if (event.kind === "changed") reader.changed(event.paymentIntent);
    if (event.kind === "reset") reader.reread();
    // What could not be read while the relay was away can be now.
    if (event.kind === "resumed" && reader.shown().failure !== null) reader.again();
  });
  const shown = useSyncExternalStore(reader.subscribe, reader.shown);
  return { reader, shown };
}
