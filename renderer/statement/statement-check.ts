/** A movement that brought money in, as the bank's statement tells it. */
export interface Movement {
  /** Where it stands in the file; 1 is the first line. */
  readonly line: number;
  /** yyyy-mm-dd by the bank's calendar. */
  readonly day: string;
  /** HH:mm by the bank's clock. */
  readonly time: string | null;
  /** In the smallest unit, above 0. */
  readonly amount: number;
  readonly operation: string | null;
  readonly bank: string | null;
}

/** A sale that the bank's word says was paid, with its day and minute by the store's clock. */
export interface PaidSale {
  readonly id: string;
  readonly day: string;
  /** HH:mm */
  readonly time: string;
  readonly amount: number;
  readonly operation: string | null;
  /** The payer's bank by its name. */
  readonly bank: string | null;
}

/** Two that belong together, and by what that is known. */
export interface Match {
  readonly movement: Movement;
  readonly sale: PaidSale;
  readonly by: "operation" | "amount";
}

/** The same operation's number, but not the same amount: one of the two is wrong. */
export interface Difference {
  readonly movement: Movement;
  readonly sale: PaidSale;
}

/** Movements and sales of which each could be the other's: a person has to say. */
export interface Ambiguity {
  readonly movements: readonly Movement[];
  readonly sales: readonly PaidSale[];
}

export interface StatementCheck {
  readonly matches: readonly Match[];
  readonly differences: readonly Difference[];
  readonly ambiguities: readonly Ambiguity[];
  /** Paid by the bank's word, but not in the statement of that day. */
  readonly missingAtBank: readonly PaidSale[];
  /** In the statement, but no sale of ours. */
  readonly missingHere: readonly Movement[];
  /** The same, of days before the first of the sales: the store may not have used Cobro yet. */
  readonly before: readonly Movement[];
  /** The first sale's day; `null`: there is none. */
  readonly firstSale: string | null;
}
