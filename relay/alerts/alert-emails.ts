import * as v from "valibot";

import { longestEmail, mostEmails } from "../../contract/alerts.ts";
import { fail, ok, type Result } from "../../contract/result.ts";

/** Letters, digits and a few signs: nothing that could end a header, or name a second mailbox. */
export const emailSchema = v.pipe(v.string(), v.maxLength(longestEmail), v.email());

/** Reads mailboxes, each once, in lower case; answers why they cannot be kept. */
export function readEmails(texts: readonly string[]): Result<readonly string[], string> {
  const emails = new Set<string>();
  for (const text of texts) {
    const email = text.trim().toLowerCase();
    if (!v.is(emailSchema, email)) return fail(`${JSON.stringify(text)} is no e-mail address`);
    emails.add(email);
  }
  if (emails.size > mostEmails) return fail(`${emails.size} addresses; at most ${mostEmails}`);
  return ok([...emails]);
}

/** As they are stored. */
export function emailsFrom(json: string | undefined): readonly string[] {
  return json === undefined ? [] : v.parse(storedSchema, JSON.parse(json));
}
const storedSchema = v.array(v.string());
