import { useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import { longestName, type ManagedTill } from "../../contract/people-api.ts";
import type { ManagedStore } from "../../contract/stores.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import type { ManagerAnswer } from "../../contract/manager-api.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import { CodeCard } from "./code-card.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { isNameFailure, useNameFault } from "./member-fields.tsx";
import styles from "./people-dialog.module.css";
import { useOpenSales } from "./till-row.tsx";

interface TillDialogProps {
  readonly till: ManagedTill;
  readonly about: ManagedStore;
  readonly store: { readonly store?: string };
  /** The tills are to be asked for again. */
  readonly onAsk: () => void;
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

type Step = "facts" | "computer" | "revoke" | ManagerAnswer<"makePairingCode">;

/** Another name or computer for a till, or its end. */
export function TillDialog({ about, onAsk, onClose, onDone, store, till }: TillDialogProps) {
  const { failures, people } = useMessages();
  const words = people.tills;
  const [step, setStep] = useState<Step>("facts");
  const [shownName] = useState(till.name);
  const [name, setName] = useState(shownName);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const nameFault = useNameFault(failure);
  const sales = useOpenSales(till, about);
  const question = { params: { id: till.id }, query: store };

  async function rename() {
    if (busy) return;
    // Another manager may have renamed it meanwhile.
    if (name === shownName) return onClose();
    setBusy(true);
    const answer = await askManager("renameTill", { ...question, body: { name } });
    setBusy(false);
    if (answer.ok) onDone(words.wasRenamed(answer.value.till.name));
    else setFailure(answer.failure);
  }

  async function makeCode(): Promise<Failure | null> {
    const answer = await askManager("makePairingCode", question);
    if (!answer.ok) return answer.failure;
    setStep(answer.value);
    onAsk();
    return null;
  }

  const title =
    step === "facts"
      ? words.change(till.name)
      : step === "computer"
        ? words.newComputer.replace("…", "")
        : step === "revoke"
          ? words.revokeTitle(till.name)
          : words.codeTitle(till.name);
  return (
    <Dialog
      title={title}
      closeLabel={people.close}
      place="middle"
      onClose={onClose}
      onBack={step === "computer" || step === "revoke" ? () => setStep("facts") : null}
    >
      {step === "facts" ? (
        <form
          className={styles["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void rename();
          }}
        >
          <Field
            label={words.name}
            labelPlace="above"
            first
            value={name}
            maxLength={longestName}
            hint={words.nameHint}
            fault={nameFault}
            onChange={(next) => {
              setFailure(null);
              setName(next);
            }}
          />
          <Fault
            text={failure === null || isNameFailure(failure) ? null : failures[failure.code]}
          />
          <div className={styles["buttons"]}>
            <Button kind="primary" type="submit" disabled={busy}>
              {busy ? people.saving : people.save}
            </Button>
            <Button onClick={() => setStep("computer")}>{words.newComputer}</Button>
            {till.isHere ? null : (
              <Button kind="care" onClick={() => setStep("revoke")}>
                {words.revoke}
              </Button>
            )}
          </div>
          {till.isHere ? <p className={styles["note"]}>{words.revokeHere}</p> : null}
        </form>
      ) : null}
      {step === "computer" ? (
        <ConfirmStep
          kind="primary"
          lead={
            till.pairedAt === null
              ? words.firstComputerLead(till.name)
              : words.newComputerLead(till.name)
          }
          label={words.makeCode}
          busyLabel={people.saving}
          onBack={() => setStep("facts")}
          act={makeCode}
        />
      ) : null}
      {step === "revoke" ? (
        <ConfirmStep
          lead={words.revokeLead(till.name)}
          more={sales === null ? null : words.revokeOpen(sales)}
          label={words.done}
          busyLabel={words.revoking}
          onBack={() => setStep("facts")}
          act={async () => {
            const answer = await askManager("revokeTill", question);
            if (!answer.ok) return answer.failure;
            onDone(words.wasRevoked(till.name));
            return null;
          }}
        />
      ) : null}
      {typeof step === "string" ? null : (
        <CodeCard offered={step} till={till} onAsk={onAsk} onAgain={makeCode} />
      )}
    </Dialog>
  );
}
