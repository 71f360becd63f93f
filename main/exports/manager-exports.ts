import { failure, type Failure } from "../../contract/failures.ts";
import type { ExportQuery } from "../../contract/manager-api.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { ManagerDesk } from "../manager/manager-desk.ts";
import { refusesSession, refusesTill } from "../relay-client/relay-client.ts";
import { ExportError } from "./export-error.ts";
import { openRelayExport, type RelayAddress, type RelayExport } from "./relay-export.ts";

/** Exports in the name of the manager who has the store's books open; they end when that is over. */
export interface ManagerExports {
  /** @param signal ends it, for the reason that it was aborted with */
  readonly open: (query: ExportQuery, signal: AbortSignal) => Promise<Result<RelayExport, Failure>>;
  /** The books may have been closed: what another manager has begun ends. */
  readonly sessionEnded: () => void;
}

export function createManagerExports({
  address,
  desk,
  onRefused,
}: {
  readonly address: RelayAddress;
  readonly desk: () => Pick<ManagerDesk, "session" | "sessionRefused">;
  /** The relay refused this till. */
  readonly onRefused: (why: Failure) => void;
}): ManagerExports {
  /** By whose books they are. */
  const running = new Map<AbortController, string>();

  return {
    async open(query, signal) {
      const session = desk().session();
      if (session === null) return fail(failure("manager_locked"));
      const { access, token } = session;
      const ending = new AbortController();
      running.set(ending, access.staff.id);
      const forget = () => running.delete(ending);
      try {
        const both = AbortSignal.any([signal, ending.signal]);
        const opened = await openRelayExport(address, query, token, both);
        return ok({ ...opened, intents: withEnd(opened.intents, token, forget) });
      } catch (error) {
        forget();
        if (error instanceof ExportError) return fail(told(error.failure, token));
        throw error;
      }
    },

    sessionEnded() {
      const present = desk().session()?.access.staff.id;
      for (const [ending, own] of running) {
        if (own !== present) ending.abort(new ExportError(failure("manager_locked")));
      }
    },
  };

  async function* withEnd<Row>(
    rows: AsyncIterable<Row>,
    token: string,
    forget: () => void,
  ): AsyncGenerator<Row> {
    try {
      yield* rows;
    } catch (error) {
      if (error instanceof ExportError) throw new ExportError(told(error.failure, token));
      throw error;
    } finally {
      forget();
    }
  }

  /** The relay's word on a session or a till is heard here too. */
  function told(why: Failure, token: string): Failure {
    if (refusesTill(why)) onRefused(why);
    if (!refusesSession(why)) return why;
    desk().sessionRefused(token, why);
    return failure("manager_locked");
  }
}
