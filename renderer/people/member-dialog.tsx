import { useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { Staff } from "../../contract/staff.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { Button } from "../theme/button.tsx";
import { Dialog } from "../theme/dialog.tsx";
import { Fault } from "../theme/fault.tsx";
import { ConfirmStep } from "./confirm-step.tsx";
import { isNameFailure, MemberFields } from "./member-fields.tsx";
import styles from "./people-dialog.module.css";
import { PinTwice } from "./pin-twice.tsx";

interface MemberDialogProps {
  readonly member: Staff;
  readonly store: { readonly store?: string };
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

type Step = "facts" | "pin" | "remove";

/** Another name, role or PIN for somebody, or their end at the store. */
export function MemberDialog({ member, onClose, onDone, store }: MemberDialogProps) {
  const { failures, people } = useMessages();
  const words = people.staff;
  const [step, setStep] = useState<Step>("facts");
  const [name, setName] = useState(member.name);
  const [role, setRole] = useState(member.role);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const question = { params: { id: member.id }, query: store };

  async function save() {
    if (busy) return;
    // What was not touched here another manager may have changed meanwhile: it stays theirs.
    const body = {
      ...(name === member.name ? {} : { name }),
      ...(role === member.role ? {} : { role }),
    };
    if (Object.keys(body).length === 0) return onClose();
    setBusy(true);
    const answer = await askManager("changeStaff", { ...question, body });
    setBusy(false);
    if (answer.ok) onDone(words.changed(answer.value.staff.name));
    else setFailure(answer.failure);
  }

  const title = { facts: words.change, pin: words.pinTitle, remove: words.removeTitle }[step];
  return (
    <Dialog
      title={title(member.name)}
      closeLabel={people.close}
      place={step === "pin" ? "broad" : "middle"}
      onClose={onClose}
      onBack={step === "facts" ? null : () => setStep("facts")}
    >
      {step === "facts" ? (
        <form
          className={styles["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <MemberFields
            name={name}
            role={role}
            failure={failure}
            onName={(next) => {
              setFailure(null);
              setName(next);
            }}
            onRole={(next) => {
              setFailure(null);
              setRole(next);
            }}
          />
          <Fault
            text={failure === null || isNameFailure(failure) ? null : failures[failure.code]}
          />
          <div className={styles["buttons"]}>
            <Button kind="primary" type="submit" disabled={busy}>
              {busy ? people.saving : people.save}
            </Button>
            <Button onClick={() => setStep("pin")}>{words.pinChange}</Button>
            <Button kind="care" onClick={() => setStep("remove")}>
              {words.remove(member.name)}
            </Button>
          </div>
        </form>
      ) : null}
      {step === "pin" ? (
        <div className={styles["columns"]}>
          <div className={styles["form"]}>
            <p>{words.pinLead(member.name)}</p>
            <div className={styles["buttons"]}>
              <Button onClick={() => setStep("facts")}>{people.back}</Button>
            </div>
          </div>
          <PinTwice
            alone
            strict={member.role === "manager"}
            submitLabel={words.pinSave}
            isReady={() => true}
            act={async (pin) => {
              const answer = await askManager("changeStaff", { ...question, body: { pin } });
              if (!answer.ok) return answer.failure;
              onDone(words.changed(member.name));
              return null;
            }}
          />
        </div>
      ) : null}
      {step === "remove" ? (
        <ConfirmStep
          lead={words.removeLead(member.name)}
          label={words.removeTitle(member.name)}
          busyLabel={words.removing}
          onBack={() => setStep("facts")}
          act={async () => {
            const answer = await askManager("removeStaff", question);
            if (!answer.ok) return answer.failure;
            onDone(words.removed(member.name));
            return null;
          }}
        />
      ) : null}
    </Dialog>
  );
}
