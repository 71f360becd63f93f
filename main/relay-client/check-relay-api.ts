import * as v from "valibot";

import { failure, type Failure } from "../../contract/failures.ts";
import { oldestRelayApi, relayApi } from "../../contract/relay-api.ts";

/** All that has to be readable in the answer of a relay of any age. */
export const relayApiAnswerSchema = v.looseObject({
  api: v.optional(v.object({ version: v.number(), oldest: v.number() }), { version: 0, oldest: 0 }),
});

/** Why this till and that relay cannot work together; `null` when they can. */
export function checkRelayApi(api: {
  readonly version: number;
  readonly oldest: number;
}): Failure | null {
  if (api.version < oldestRelayApi) {
    return failure("relay_too_old", `relay API ${api.version}, needed ${oldestRelayApi}`);
  }
  if (api.oldest > relayApi.version) {
    return failure("relay_too_new", `till API ${relayApi.version}, needed ${api.oldest}`);
  }
  return null;
}
