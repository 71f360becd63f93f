import type { Failure, FailureCode } from "../../contract/failures.ts";
import { longestName } from "../../contract/people-api.ts";
import { staffRoles, type Staff } from "../../contract/staff.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Choices } from "../theme/choices.tsx";
import { Field } from "../theme/field.tsx";
import styles from "./people-dialog.module.css";

const nameFailures: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "name_invalid",
  "staff_name_taken",
  "till_name_taken",
]);
const roleFailures: ReadonlySet<FailureCode> = new Set<FailureCode>(["staff_last_manager"]);

/** Whether it is told at the name or the role. */
export function isNameFailure({ code }: Failure): boolean {
  return nameFailures.has(code) || roleFailures.has(code);
}

/** What is wrong with a name, at its field. */
export function useNameFault(failure: Failure | null): string | null {
  const { failures } = useMessages();
  return failure !== null && nameFailures.has(failure.code) ? failures[failure.code] : null;
}

interface MemberFieldsProps {
  readonly name: string;
  readonly role: Staff["role"];
  readonly failure: Failure | null;
  readonly onName: (name: string) => void;
  readonly onRole: (role: Staff["role"]) => void;
}

/** Who somebody is, and what they do. */
export function MemberFields({ failure, name, onName, onRole, role }: MemberFieldsProps) {
  const { failures, people } = useMessages();
  const words = people.staff;
  const nameFault = useNameFault(failure);
  const atRole = failure !== null && roleFailures.has(failure.code);
  return (
    <>
      <Field
        label={words.name}
        labelPlace="above"
        first
        value={name}
        maxLength={longestName}
        hint={words.nameHint}
        fault={nameFault}
        onChange={onName}
      />
      <div>
        <Choices
          legend={words.role}
          choices={staffRoles.map((value) => ({ value, label: words.roles[value] }))}
          chosen={role}
          fault={atRole ? failures[failure.code] : null}
          onChoose={onRole}
        />
        <p className={styles["note"]}>{words.roleHelp[role]}</p>
      </div>
    </>
  );
}
