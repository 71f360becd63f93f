import { useCallback, useEffect, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { ManagedRoute, ManagerAnswer, ManagerInput } from "../../contract/manager-api.ts";
import { askManager } from "./ask-manager.ts";

export interface Asked<Value> {
  /** The last answer to this very question; `null` until there is one. */
  readonly value: Value | null;
  /** Why the last try failed; the answer before it stays. */
  readonly failure: Failure | null;
  /** Asks the same again. What is shown stays until the answer. */
  readonly again: () => void;
}

/**
 * What the relay answers to a question of the manager's, asked anew whenever the question changes.
 * An answer to an earlier question is never shown under a later one.
 * @param input plain data: questions are compared by what they say
 */
export function useAsked<Route extends ManagedRoute>(
  route: Route,
  input: ManagerInput<Route>,
): Asked<ManagerAnswer<Route>> {
  const [turn, setTurn] = useState(0);
  const asking = JSON.stringify({ turn, input });
  const [told, setTold] = useState<{
    readonly question: string;
    readonly value: ManagerAnswer<Route> | null;
    readonly failure: Failure | null;
  } | null>(null);

  useEffect(() => {
    let outdated = false;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written from it just above
    const asked = JSON.parse(asking) as { readonly input: ManagerInput<Route> };
    const question = JSON.stringify(asked.input);
    void askManager(route, asked.input).then((answer) => {
      if (outdated) return;
      setTold((before) => {
        if (answer.ok) return { question, value: answer.value, failure: null };
        const value = before?.question === question ? before.value : null;
        return { question, value, failure: answer.failure };
      });
    });
    return () => {
      outdated = true;
    };
  }, [route, asking]);

  const again = useCallback(() => setTurn((count) => count + 1), []);
  const question = JSON.stringify(input);
  const present = told?.question === question ? told : null;
  return { value: present?.value ?? null, failure: present?.failure ?? null, again };
}
