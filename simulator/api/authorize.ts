import { timingSafeEqual } from "node:crypto";

import { answer, refusal } from "./answers.ts";
import { invalidRequest, unauthenticated } from "./api-error.ts";
import type { NodeContext } from "./http-fault.ts";

/** The API versions that Fintoc documents. The simulator speaks 2023-11-15 whichever is named. */
const versions: ReadonlySet<string> = new Set([
  "2021-03-23",
  "2023-11-15",
  "2025-08-13",
  "2026-02-01",
]);

/** Refuses a request without the secret key, or in a version that there is not. */
export function authorize(secretKey: string) {
  return async (c: NodeContext, next: () => Promise<void>): Promise<Response | undefined> => {
    if (!isKey(c.req.header("Authorization") ?? "", secretKey)) {
      return answer(c, refusal(unauthenticated));
    }
    const version = c.req.header("Fintoc-Version");
    if (version !== undefined && !versions.has(version)) {
      return answer(
        c,
        refusal(invalidRequest("invalid_api_version", `No API version ${version}`, null)),
      );
    }
    await next();
    return undefined;
  };
}

function isKey(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}
