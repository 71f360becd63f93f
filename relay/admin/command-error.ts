/** An administrator's command cannot be carried out; the message says what to type instead. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
