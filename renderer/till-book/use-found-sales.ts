import { useCallback, useEffect, useRef, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { bridge } from "../bridge/bridge.ts";

export interface FoundSales {
  readonly kind: "loading" | "found" | "failed";
  readonly paymentIntents: readonly PaymentIntent[];
  readonly nextCursor: string | null;
  readonly failure: Failure | null;
}

const nothing: FoundSales = {
  kind: "loading",
  paymentIntents: [],
  nextCursor: null,
  failure: null,
};
/** A scanner or a quick hand types a whole word within this. */
const typingMs = 200;

/** The till's sales of a day, or on every day those that match `q`. The last question asked wins. */
export function useFoundSales(day: string, q: string) {
  const question = q === "" ? day : `? ${q}`;
  const [state, setState] = useState({ question, found: nothing });
  const found = state.question === question ? state.found : nothing;
  const asked = useRef(0);

  const ask = useCallback(
    async (earlier: FoundSales) => {
      asked.current += 1;
      const turn = asked.current;
      const answer = await bridge.call("sales.find", {
        day: q === "" ? day : null,
        q: q === "" ? null : q,
        cursor: earlier.nextCursor,
      });
      if (turn !== asked.current) return;
      const next: FoundSales = answer.ok
        ? {
            kind: "found",
            paymentIntents: [...earlier.paymentIntents, ...answer.value.paymentIntents],
            nextCursor: answer.value.nextCursor,
            failure: null,
          }
        : { ...earlier, kind: "failed", failure: answer.failure };
      setState({ question, found: next });
    },
    [day, q, question],
  );

  useEffect(() => {
    const timer = setTimeout(() => void ask(nothing), q === "" ? 0 : typingMs);
    return () => {
      clearTimeout(timer);
      // Whatever is still on its way answers another question.
      asked.current += 1;
    };
  }, [ask, q]);

  return {
    ...found,
    /** The next page; after a failure the same again. */
    more: () => {
      setState({ question, found: { ...found, kind: "loading", failure: null } });
      void ask(found);
    },
  };
}
