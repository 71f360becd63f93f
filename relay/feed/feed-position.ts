/** A feed position as it stands in `id:` and `Last-Event-ID`: the database's epoch and a number. */
export function toEventId(epoch: string, position: number): string {
  return `${epoch}.${position}`;
}

/**
 * Where a feed is to begin: now (no position was sent), after a position, or afresh, because the
 * position is of another database, from the future, pruned, or of no form of ours.
 */
export type FeedStart =
  | { readonly kind: "now" }
  | { readonly kind: "after"; readonly position: number }
  | { readonly kind: "reset" };

export function readFeedStart(
  lastEventId: string | undefined,
  epoch: string,
  present: number,
  prunedTo: number,
): FeedStart {
  if (lastEventId === undefined || lastEventId === "") return { kind: "now" };
  const match = /^(.+)\.(\d{1,15})$/u.exec(lastEventId);
  const position = Number(match?.[2]);
  return match?.[1] === epoch && position <= present && position >= prunedTo
    ? { kind: "after", position }
    : { kind: "reset" };
}
