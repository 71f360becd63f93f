/** What one check came to. A problem always says what to do about it. */
export type Finding =
  | { readonly name: string; readonly result: "ok"; readonly said: string }
  | {
      readonly name: string;
      readonly result: "problem";
      readonly said: string;
      readonly toDo: string;
    }
  | { readonly name: string; readonly result: "not_checked"; readonly said: string };

export const good = (name: string, said: string): Finding => ({ name, result: "ok", said });

export const problem = (name: string, said: string, toDo: string): Finding => ({
  name,
  result: "problem",
  said,
  toDo,
});

export const notChecked = (name: string, said: string): Finding => ({
  name,
  result: "not_checked",
  said,
});

/** An error's message with its cause's, where the sentence that helps stands. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
  return `${error.message}: ${cause.message}${code}`;
}
