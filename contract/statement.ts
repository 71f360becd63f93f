import * as v from "valibot";

const column = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999));

/** Which column of a bank's statement tells what; a column by its place, 0 the first. */
export const columnMappingSchema = v.object({
  date: column,
  /** Its own column where the date has none. */
  time: v.nullable(column),
  /** Money that came in; where one column tells both, what left is negative in it. */
  amount: column,
  /** Where neither a column of its own nor a minus does: says of each amount whether it came in or left. */
  sign: v.optional(v.nullable(column), null),
  operation: v.nullable(column),
  /** The payer's bank, or words that name it. */
  bank: v.nullable(column),
});
export type ColumnMapping = v.InferOutput<typeof columnMappingSchema>;

/** A bank's layout, named by its headings. */
export const layoutSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));
