import * as v from "valibot";

import type { BridgeHandlers, Preferences } from "../../contract/bridge.ts";
import { closingAnswerSchema, type Closing } from "../../contract/closing.ts";
import type { Failure } from "../../contract/failures.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { closingPrintWords } from "./closing-print-words.ts";
import { closingSlip } from "./closing-slip.ts";
import type { Printed } from "./printed.ts";
import type { Prints } from "./prints.ts";
import type { Slip } from "./slip.ts";

export interface ClosingPrintsOptions {
  /** Asks the relay in the manager's name. */
  readonly ask: BridgeHandlers["manager.ask"];
  readonly paired: () => Result<{ readonly till: { readonly id: string } }, Failure>;
  readonly language: () => Preferences["language"];
  readonly prints: Prints;
  readonly print: (makeSlip: () => Slip | null) => Promise<Printed>;
  /** Asks where to, and writes the slip as a PDF. */
  readonly savePdf: (
    suggestedName: string,
    makeSlip: () => Slip,
  ) => Promise<Result<{ readonly saved: boolean }, Failure>>;
}

/** A closing's papers. The first print at the till that closed it is the original; all others are copies. */
export function createClosingPrints({
  ask,
  language,
  paired,
  print,
  prints,
  savePdf,
}: ClosingPrintsOptions): Pick<BridgeHandlers, "closings.print" | "closings.savePdf"> {
  async function find(
    number: number,
    store: string | undefined,
  ): Promise<Result<Closing, Failure>> {
    const params = { number: String(number) };
    const query = store === undefined ? {} : { store };
    const answer = await ask({ route: "getClosing", params, query, body: undefined });
    if (!answer.ok) return answer;
    // The main process has checked it by this very schema already; here it gets its type.
    return ok(v.parse(closingAnswerSchema, answer.value).closing);
  }

  /** A closing is remembered among what was printed like a sale that began when it was made. */
  const markOf = ({ id, to }: Closing) => ({ id, createdAt: to });
  const isCopy = (closing: Closing, tillId: string) =>
    closing.till.id !== tillId || prints.has(markOf(closing));

  return {
    async "closings.print"({ number, store }) {
      const at = paired();
      if (!at.ok) return at;
      const found = await find(number, store);
      if (!found.ok) return found;
      const closing = found.value;
      let first = false;
      const printed = await print(() => {
        first = !isCopy(closing, at.value.till.id);
        prints.mark(markOf(closing));
        return closingSlip(closing, language(), !first);
      });
      if (printed.ok) return printed;
      if (first && printed.failure.nothingPrinted) prints.unmark(markOf(closing));
      return fail(printed.failure.failure);
    },

    async "closings.savePdf"({ number, store }) {
      const at = paired();
      if (!at.ok) return at;
      const found = await find(number, store);
      if (!found.ok) return found;
      const closing = found.value;
      const name = `${closingPrintWords[language()].fileName}-z${closing.number}-${closing.days.last}.pdf`;
      // A file is no print: it counts none, and is called a copy only where there is one on paper.
      return savePdf(name, () =>
        closingSlip(closing, language(), isCopy(closing, at.value.till.id)),
      );
    },
  };
}
