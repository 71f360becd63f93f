import { useCallback, useEffect, useRef, useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { PaymentIntent } from "../../contract/payment-intent.ts";
import { askManager } from "../manager/ask-manager.ts";
import { useManagerEvents } from "../manager/watch-store.ts";
import {
  emptyBoard,
  freshOf,
  isUnsettled,
  learn,
  reveal,
  settledOf,
  shownOf,
  waitingCount,
  type AttentionBoard,
} from "./attention-board.ts";
import { createPace, type Pace } from "./pace.ts";

/** As many as one page of the relay's list holds. */
const most = 200;
const leastMs = 1_000;

export interface AttentionView {
  readonly isRead: boolean;
  readonly failure: Failure | null;
  readonly shown: readonly PaymentIntent[];
  /** Come since, and not asked for yet. */
  readonly fresh: readonly PaymentIntent[];
  readonly settled: readonly PaymentIntent[];
  readonly waiting: number;
  /** There are more of them than are read at once. */
  readonly hasMore: boolean;
  readonly reveal: () => void;
  readonly again: () => void;
  /** Writes what was done; answers why not. */
  readonly settle: (
    intent: Pick<PaymentIntent, "id" | "attention">,
    note: string,
  ) => Promise<Failure | null>;
}

interface Day {
  readonly day: string;
  /** By its own store's clock. */
  readonly isOfDay: (intent: PaymentIntent) => boolean;
}

/**
 * What needs a person at a store or at all of them, of any day, and what was settled of the day that is looked at.
 * @param store as it stands in the address
 */
export function useAttention({ day, isOfDay }: Day, store: string | undefined): AttentionView {
  const [board, setBoard] = useState<AttentionBoard>(emptyBoard);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const latest = useRef(board);
  const pace = useRef<Pace | null>(null);
  useEffect(() => {
    latest.current = board;
  }, [board]);

  useEffect(() => {
    let outdated = false;
    const filter = { ...(store === undefined ? {} : { store }), limit: String(most) };
    const present = createPace(async () => {
      const [unsettled, ofDay] = await Promise.all([
        askManager("listPaymentIntents", { query: { ...filter, attention: "unsettled" } }),
        askManager("listPaymentIntents", { query: { ...filter, attention: "true", day } }),
      ]);
      if (outdated) return;
      const faulty = [unsettled, ofDay].find((each) => !each.ok);
      setFailure(faulty?.ok === false ? faulty.failure : null);
      if (!unsettled.ok || !ofDay.ok) return;
      const { nextCursor, paymentIntents } = unsettled.value;
      const intents = [...paymentIntents, ...ofDay.value.paymentIntents];
      if (nextCursor === null) intents.push(...(await readMissing(latest.current, intents)));
      if (outdated) return;
      setHasMore(nextCursor !== null);
      setBoard((before) => {
        const learned = learn(before, intents);
        return before.shown === null ? reveal(learned) : learned;
      });
    }, leastMs);
    pace.current = present;
    present.kick();
    return () => {
      outdated = true;
      present.close();
      // Another day, another look: what has come meanwhile is shown with it.
      setBoard((before) => (before.shown === null ? before : reveal(before)));
    };
  }, [day, store]);

  const again = useCallback(() => pace.current?.kick(), []);
  useManagerEvents((event) => {
    if (event.kind === "changed") setBoard((before) => learn(before, [event.paymentIntent]));
    else if (event.kind === "reset" || failure !== null) again();
  });

  return {
    isRead: board.shown !== null,
    failure,
    shown: shownOf(board),
    fresh: board.shown === null ? [] : freshOf(board),
    settled: settledOf(board, isOfDay),
    waiting: waitingCount(board),
    hasMore,
    reveal: () => setBoard(reveal),
    again,
    async settle({ attention, id }, note) {
      const body = attention === null ? { note } : { note, attention };
      const answer = await askManager("settlePaymentIntent", { params: { id }, body });
      if (!answer.ok) return answer.failure;
      setBoard((before) => learn(before, [answer.value.paymentIntent]));
      return null;
    },
  };
}

/** What waits on the board and is on no list any more: settled while the feed was lost. */
async function readMissing(
  board: AttentionBoard,
  listed: readonly PaymentIntent[],
): Promise<readonly PaymentIntent[]> {
  const ids = new Set(listed.map(({ id }) => id));
  const missing = [...board.known.values()].filter(
    (each) => isUnsettled(each) && !ids.has(each.id),
  );
  const answers = await Promise.all(
    missing.map(({ id }) => askManager("getPaymentIntent", { params: { id } })),
  );
  return answers.flatMap((answer) => (answer.ok ? [answer.value.paymentIntent] : []));
}
