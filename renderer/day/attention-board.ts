import type { PaymentIntent } from "../../contract/payment-intent.ts";

/**
 * What needs a person, as it lies in front of the reader: nothing comes, goes or changes its place
 * by itself. What is new waits until it is asked for; what is settled stays where it is and says so.
 */
export interface AttentionBoard {
  readonly known: ReadonlyMap<string, PaymentIntent>;
  /** In the order in which they lie there; `null` until something has been read. */
  readonly shown: readonly string[] | null;
}

export const emptyBoard: AttentionBoard = { known: new Map(), shown: null };

/**
 * Payment intents as they were read or told, in any order: each one's latest word counts. Those that
 * need nobody are remembered too: an answer that was under way may hold an older word.
 */
export function learn(board: AttentionBoard, intents: readonly PaymentIntent[]): AttentionBoard {
  const known = new Map(board.known);
  for (const intent of intents) {
    const before = known.get(intent.id);
    if (before === undefined || before.updatedAt <= intent.updatedAt) known.set(intent.id, intent);
  }
  return { ...board, known };
}

/** Puts what waits on the board, newest first, and takes off it what is settled. */
export function reveal(board: AttentionBoard): AttentionBoard {
  const shown = [...board.known.values()]
    .filter(isUnsettled)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map(({ id }) => id);
  return { ...board, shown };
}

export function shownOf({ known, shown }: AttentionBoard): readonly PaymentIntent[] {
  return (shown ?? []).map((id) => known.get(id)).filter((each) => each !== undefined);
}

/** What needs a person and does not lie on the board yet. */
export function freshOf({ known, shown }: AttentionBoard): readonly PaymentIntent[] {
  return [...known.values()].filter(
    (each) => isUnsettled(each) && shown?.includes(each.id) !== true,
  );
}

/** How many need a person, whether they lie on the board or wait. */
export function waitingCount({ known }: AttentionBoard): number {
  return [...known.values()].filter(isUnsettled).length;
}

/** What somebody has dealt with, of those charged on the day; the last one settled on top. */
export function settledOf(
  { known, shown }: AttentionBoard,
  isOfDay: (intent: PaymentIntent) => boolean,
): readonly PaymentIntent[] {
  return [...known.values()]
    .filter((intent) => {
      const isSettled = intent.attention !== null && intent.attentionSettled !== null;
      return isSettled && shown?.includes(intent.id) !== true && isOfDay(intent);
    })
    .toSorted((a, b) => ((a.attentionSettled?.at ?? "") < (b.attentionSettled?.at ?? "") ? 1 : -1));
}

export function isUnsettled({
  attention,
  attentionSettled,
}: Pick<PaymentIntent, "attention" | "attentionSettled">): boolean {
  return attention !== null && attentionSettled === null;
}
