import { useState } from "react";

import type { Failure } from "../../contract/failures.ts";
import { failure as failureOf } from "../../contract/failures.ts";
import type { Staff } from "../../contract/staff.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { askManager } from "../manager/ask-manager.ts";
import { Dialog } from "../theme/dialog.tsx";
import { isNameFailure, MemberFields } from "./member-fields.tsx";
import styles from "./people-dialog.module.css";
import { PinTwice } from "./pin-twice.tsx";

interface NewMemberDialogProps {
  readonly store: { readonly store?: string };
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
}

/** Somebody new: name, what they do, and their PIN twice. */
export function NewMemberDialog({ onClose, onDone, store }: NewMemberDialogProps) {
  const { people } = useMessages();
  const words = people.staff;
  // The same form adds one person, however often its answer is lost.
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState("");
  const [role, setRole] = useState<Staff["role"]>("cashier");
  const [failure, setFailure] = useState<Failure | null>(null);

  return (
    <Dialog title={words.add} closeLabel={people.close} place="broad" onClose={onClose}>
      <div className={styles["columns"]}>
        <div className={styles["form"]}>
          <MemberFields
            name={name}
            role={role}
            failure={failure}
            onName={(next) => {
              setFailure(null);
              setName(next);
            }}
            onRole={setRole}
          />
        </div>
        <PinTwice
          strict={role === "manager"}
          submitLabel={words.add}
          isElsewhere={isNameFailure}
          isReady={() => {
            if (name.trim() !== "") return true;
            setFailure(failureOf("name_invalid"));
            return false;
          }}
          act={async (pin) => {
            const answer = await askManager("addStaff", {
              query: store,
              body: { id, name, role, pin },
            });
            if (answer.ok) {
              onDone(words.added(answer.value.staff.name));
              return null;
            }
            setFailure(answer.failure);
            return answer.failure;
          }}
        />
      </div>
    </Dialog>
  );
}
