import { isDeepStrictEqual } from "node:util";

import { failure, type Failure } from "../../contract/failures.ts";
import type { RelayClient } from "../relay-client/relay-client.ts";
import type { Document } from "../settings/document.ts";
import type { Settings } from "./settings-schema.ts";

/** Whether till and relay fit, and what the relay says of the till and its store. */
export interface FitCheck {
  /** Asks anew; the store and the relay's version may have changed. */
  readonly ask: (client: RelayClient) => Promise<void>;
  /** Why they do not fit. */
  readonly incompatible: () => Failure | null;
  /** The till is not paired any more. */
  readonly forget: () => void;
}

export interface FitCheckOptions {
  readonly settings: Document<Settings>;
  readonly refuseLiveMode: boolean;
  /** Whether this is the client of the present link: an answer to another one counts no more. */
  readonly isPresent: (client: RelayClient) => boolean;
  /** The till may not work with this relay. */
  readonly onForbidden: (why: Failure) => void;
  readonly onChange: () => void;
  readonly log: (line: object) => void;
}

export function createFitCheck(options: FitCheckOptions): FitCheck {
  const { log, onChange, settings } = options;
  let incompatible: Failure | null = null;

  async function ask(client: RelayClient): Promise<void> {
    const told = await client.getTill();
    const { claim, pairing: known } = settings.get();
    if (known === null || !options.isPresent(client)) return;
    if (!told.ok) {
      const { failure: why } = told.failure;
      if (why.code === "relay_too_old" || why.code === "relay_too_new") become(why);
      return;
    }
    if (incompatible !== null) become(null);
    const { api, mode, payOrigins, store, till } = told.value;
    if (mode === "live" && options.refuseLiveMode) {
      options.onForbidden(failure("live_mode_refused"));
      return;
    }
    const present = { ...known, mode, payOrigins, relayApi: api.version, store, till };
    if (isDeepStrictEqual(present, known) && claim === null) return;
    settings.set({ ...settings.get(), claim: null, pairing: present });
    onChange();
  }

  function become(why: Failure | null): void {
    if (why !== null && incompatible?.code !== why.code) {
      log({ level: "error", event: "incompatible", code: why.code, detail: why.detail });
    }
    incompatible = why;
    onChange();
  }

  return {
    ask,
    incompatible: () => incompatible,
    forget() {
      incompatible = null;
    },
  };
}
