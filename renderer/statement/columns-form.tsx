import { useId, useState } from "react";

import { columnMappingSchema, type ColumnMapping } from "../../contract/statement.ts";
import type { ManagedStore } from "../../contract/stores.ts";
import * as v from "valibot";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import styles from "./columns-form.module.css";
import { faultText } from "./fault-text.ts";
import {
  changeColumn,
  checkStatement,
  forgetStatement,
  type StatementState,
} from "./statement-store.ts";
import { useFocusWhenLost } from "./use-focus-when-lost.ts";

const roles = ["date", "amount", "sign", "operation", "time", "bank"] as const;

interface ColumnsFormProps {
  readonly chosen: Extract<StatementState, { readonly kind: "columns" }>;
  readonly store: ManagedStore;
  /** As it stands in the address. */
  readonly storeChoice: string | undefined;
}

/** Says which of the statement's columns is what, beside its first lines. */
export function ColumnsForm({ chosen, store, storeChoice }: ColumnsFormProps) {
  const messages = useMessages();
  const { statement: words } = messages;
  const { fault, file, head, mapping } = chosen;
  const heading = useFocusWhenLost();
  const [incomplete, setIncomplete] = useState(false);
  const width = Math.max(head.headings.length, ...head.sample.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, index) =>
    words.column(index + 1, head.headings[index] ?? ""),
  );

  function submit() {
    const whole = v.safeParse(columnMappingSchema, mapping);
    setIncomplete(!whole.success);
    if (whole.success) checkStatement(whole.output, store, storeChoice);
  }

  return (
    <form
      className={styles["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1 ref={heading} tabIndex={-1} className={styles["title"]}>
        {words.columnsTitle}
      </h1>
      <p className={styles["soft"]}>{words.columnsLead(file.name)}</p>
      <div className={styles["roles"]}>
        {roles.map((role) => (
          <RoleField key={role} role={role} column={mapping[role] ?? null} columns={columns} />
        ))}
      </div>
      <Fault
        text={
          fault !== null ? faultText(fault, messages) : incomplete ? words.missingColumns : null
        }
      />
      <div className={styles["buttons"]}>
        <Button kind="primary" type="submit">
          {words.check}
        </Button>
        <Button onClick={forgetStatement}>{words.another}</Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so that a keyboard must reach it */}
      <section className={styles["scroll"]} tabIndex={0} aria-label={words.sample}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              {columns.map((name, index) => (
                <th key={name} scope="col" data-role={roleOf(mapping, index)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {head.sample.map((cells, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines of a file stay where they are
              <tr key={row}>
                {columns.map((name, index) => (
                  <td key={name} data-role={roleOf(mapping, index)}>
                    {cells[index] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </form>
  );
}

function roleOf(mapping: Partial<ColumnMapping>, column: number): string | undefined {
  return roles.find((role) => mapping[role] === column);
}

interface RoleFieldProps {
  readonly role: keyof ColumnMapping;
  readonly column: number | null;
  readonly columns: readonly string[];
}

function RoleField({ column, columns, role }: RoleFieldProps) {
  const { statement: words } = useMessages();
  const id = useId();
  const hintId = useId();
  const hint = words.roleHints[role];
  const needed = role === "date" || role === "amount";
  return (
    <div className={styles["role"]}>
      <label htmlFor={id}>{words.roles[role]}</label>
      <select
        id={id}
        className={styles["select"]}
        required={needed}
        aria-describedby={hint === undefined ? undefined : hintId}
        value={column ?? ""}
        onChange={({ target }) =>
          changeColumn(role, target.value === "" ? null : Number(target.value))
        }
      >
        <option value="">{needed ? words.pick : words.none}</option>
        {columns.map((name, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
      {hint === undefined ? null : (
        <p id={hintId} className={styles["hint"]}>
          {hint}
        </p>
      )}
    </div>
  );
}
