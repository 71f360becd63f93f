import { useState } from "react";

import type { Staff } from "../../contract/staff.ts";
import { useTill } from "../bridge/till-store.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { useAsked } from "../manager/use-asked.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Icon } from "../theme/icon.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import { NewMemberDialog } from "./new-member-dialog.tsx";
import styles from "./people-section.module.css";
import { useFresh } from "./use-fresh.ts";

/** Who works at the store. */
export function StaffPanel({ store }: { readonly store: { readonly store?: string } }) {
  const { failures, manager, people } = useMessages();
  const words = people.staff;
  const { again, failure, value } = useAsked("listStaff", { query: store });
  useFresh(again);
  const ownId = useTill((till) => till.manager?.staff.id);
  const [open, setOpen] = useState<Staff | "new" | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = () => setOpen(null);
  const done = (what: string) => {
    close();
    setSaid(what);
    again();
  };

  return (
    <section className={styles["panel"]} aria-labelledby="people-staff">
      <div className={styles["head"]}>
        <h2 id="people-staff" className={styles["title"]}>
          {words.title}
        </h2>
        <Button kind="primary" onClick={() => setOpen("new")}>
          {words.add}
        </Button>
      </div>
      <p className={styles["lead"]}>{words.lead}</p>
      <output className={styles["said"]}>{said}</output>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {value === null && failure === null ? (
        <p className={styles["lead"]}>{manager.loading}</p>
      ) : null}
      {value?.staff.length === 0 ? <p className={styles["lead"]}>{words.none}</p> : null}
      <ul className={styles["list"]}>
        {value?.staff.map((member) => (
          <li key={member.id}>
            <button
              type="button"
              className={styles["row"]}
              data-testid="member"
              onClick={() => setOpen(member)}
            >
              <span className={styles["initial"]} aria-hidden="true">
                {/^./u.exec(member.name)?.[0].toLocaleUpperCase()}
              </span>
              <span className={styles["words"]}>
                <strong className={styles["name"]}>
                  {member.name}
                  {member.id === ownId ? (
                    <span className={styles["badge"]}>{words.you}</span>
                  ) : null}
                </strong>
                <span className={styles["soft"]}>{words.roles[member.role]}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
      {open === "new" ? <NewMemberDialog store={store} onClose={close} onDone={done} /> : null}
      {open === null || open === "new" ? null : (
        <MemberDialog member={open} store={store} onClose={close} onDone={done} />
      )}
    </section>
  );
}
