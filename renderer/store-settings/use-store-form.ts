import { useState } from "react";

import { failure as failureOf, type Failure } from "../../contract/failures.ts";
import type { StoreSettings } from "../../contract/people-api.ts";
import { useLanguage } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { laterEdits } from "../manager/later-edits.ts";
import { formOf, readForm, type StoreForm, type StoreFormFault } from "./store-form.ts";

export interface StoreFormState {
  readonly form: StoreForm;
  /** Whether something stands there that is not kept. */
  readonly edited: boolean;
  readonly busy: boolean;
  readonly saved: boolean;
  readonly faults: ReadonlySet<StoreFormFault>;
  readonly failure: Failure | null;
  readonly edit: (change: Partial<StoreForm>) => void;
  /** A picture that could not be taken. */
  readonly refuse: (failure: Failure) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
}

const noFaults: ReadonlySet<StoreFormFault> = new Set();

/**
 * The settings in their fields. What was typed stays when others change something meanwhile; it is
 * saved over what was shown, or not at all.
 */
export function useStoreForm(
  told: StoreSettings,
  question: { readonly store?: string },
  onAgain: () => void,
): StoreFormState {
  const language = useLanguage();
  const [edits, setEdits] = useState<Partial<StoreForm>>({});
  /** The settings that the edits were made upon. */
  const [seen, setSeen] = useState(told);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [faults, setFaults] = useState(noFaults);
  const [failure, setFailure] = useState<Failure | null>(null);
  const edited = Object.keys(edits).length > 0;
  const conflict = failure?.code === "store_changed";
  // While something is typed what it was typed upon stays, until a save has told of the change.
  if (seen !== told && (!edited || conflict)) setSeen(told);
  const form = { ...formOf(seen.store, language), ...edits };

  function refuse(why: Failure | null): void {
    setFailure(why);
    setSaved(false);
  }

  return {
    form,
    edited,
    busy,
    saved: saved && !edited,
    faults,
    failure,
    refuse,
    edit(change) {
      setEdits((before) => ({ ...before, ...change }));
      setFaults(noFaults);
      refuse(null);
    },
    discard() {
      setEdits({});
      setFaults(noFaults);
      refuse(null);
    },
    async save() {
      if (busy || !edited) return;
      const names = new Set<keyof StoreForm>();
      for (const name of Object.keys(edits)) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a StoreForm's part
        names.add(name as keyof StoreForm);
      }
      const read = readForm(form, names, seen.store, language);
      if (!read.ok) {
        setFaults(read.failure);
        refuse(failureOf("input_invalid"));
        return;
      }
      setBusy(true);
      const body = { version: seen.version, ...read.value };
      const answer = await askManager("changeStore", { query: question, body });
      setBusy(false);
      if (answer.ok) {
        setSeen(answer.value);
        setEdits((now) => laterEdits(now, edits));
        setSaved(true);
        setFailure(null);
      } else refuse(answer.failure);
      onAgain();
    },
  };
}
