import { assertNever } from "../../contract/assert-never.ts";
import { invalidRequest } from "./api-error.ts";
import { refusal } from "./answers.ts";
import type { Handling } from "./http-fault.ts";
import {
  canonicalText,
  longestKey,
  type IdempotencyStore,
  type SavedAnswer,
} from "./idempotency.ts";

/**
 * A creation that happens once under its idempotency key: what was answered first is answered
 * ever after, trouble included. A key belongs to one path.
 */
export function createOnce(
  idempotency: IdempotencyStore,
  request: { readonly path: string; readonly text: string; readonly key: string | undefined },
  make: (body: unknown, key: string | null) => SavedAnswer,
): Handling {
  const key = request.key === undefined || request.key === "" ? null : request.key;
  const body = parseJson(request.text);
  const parameters = `${request.path} ${body === undefined ? request.text : canonicalText(body)}`;

  function once(perform: () => SavedAnswer): SavedAnswer {
    if (key === null) return perform();
    if (key.length > longestKey) {
      return refusal(
        invalidRequest(
          "invalid_idempotency_key",
          `An idempotency key may have at most ${longestKey} characters`,
          null,
        ),
      );
    }
    const found = idempotency.look(key, parameters);
    switch (found.kind) {
      case "saved":
        return found.answer;
      case "other_parameters":
        return refusal(
          invalidRequest(
            "idempotency_key_reused",
            "This idempotency key was used before with other parameters",
            null,
          ),
        );
      case "new": {
        const made = perform();
        idempotency.save(key, parameters, made);
        return made;
      }
      default:
        return assertNever(found);
    }
  }

  const perform = () =>
    body === undefined
      ? refusal(invalidRequest("invalid_body", "The body is not JSON", null))
      : make(body, key);
  return { perform: () => once(perform), trouble: (trouble) => once(() => trouble) };
}

function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}
