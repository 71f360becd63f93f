import type { BridgeHandlers } from "../../contract/bridge.ts";
import { failure, type Failure } from "../../contract/failures.ts";
import { parseReceiptCode } from "../../contract/receipt-code.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import {
  refusesSession,
  refusesTill,
  type RelayClient,
  type RelayFailure,
} from "../relay-client/relay-client.ts";

/** What the till can look up at its relay: earlier sales, receipts, the report of the shift. */
export type TillBook = Pick<BridgeHandlers, "sales.find" | "receipts.check" | "report.get">;

export interface TillBookOptions {
  readonly client: RelayClient;
  readonly tillId: string;
  /** Of the cashier who is signed in: the report is theirs, and so is a receipt's check. */
  readonly session: () => { readonly token: string; readonly staffId: string } | null;
  /** The relay does not know this session any more. */
  readonly onSessionRefused: (token: string, failure: Failure) => void;
  /** The relay refused this till's secret. */
  readonly onRefused: (failure: Failure) => void;
}

const pageSize = 50;

/** Nothing here is remembered or guessed: without the relay's answer there is a failure. */
export function createTillBook({
  client,
  onRefused,
  onSessionRefused,
  session,
  tillId,
}: TillBookOptions): TillBook {
  function told<Value>(answer: Result<Value, RelayFailure>): Result<Value, Failure> {
    if (answer.ok) return answer;
    const { failure: why } = answer.failure;
    if (refusesTill(why)) onRefused(why);
    return fail(why);
  }

  return {
    async "sales.find"({ cursor, day, q }) {
      // A manager's session would see the whole store: here it is this till's own sales.
      const query = { till: tillId, limit: String(pageSize) };
      const wished = Object.entries({ day, q, cursor }).filter(([, value]) => value !== null);
      return told(await client.list({ ...query, ...Object.fromEntries(wished) }));
    },

    async "receipts.check"({ code }) {
      const parsed = parseReceiptCode(code);
      if (parsed === null) return fail(failure("receipt_code_malformed"));
      const token = session()?.token ?? null;
      const answer = told(await client.checkReceipt(parsed.code, token));
      if (!answer.ok) {
        if (token !== null && refusesSession(answer.failure)) {
          onSessionRefused(token, answer.failure);
        }
        return answer;
      }
      const { origin } = parsed;
      const isForeign = origin !== null && !isSameOrigin(origin, answer.value.receiptOrigin);
      return ok({ ...answer.value, foreignOrigin: isForeign ? origin : null });
    },

    "report.get": async () => told(await client.report(session()?.staffId ?? null)),
  };
}

/** As a browser would read them: a name before an `@`, capitals and the usual port decide nothing. */
function isSameOrigin(scanned: string, own: string): boolean {
  return URL.parse(scanned)?.origin === own;
}
