import { useState } from "react";

import type { ManagedStore } from "../../contract/stores.ts";

import { useMessages } from "../i18n/use-messages.ts";
import { useAsked } from "../manager/use-asked.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { NewTillDialog } from "./new-till-dialog.tsx";
import styles from "./people-section.module.css";
import { TillDialog } from "./till-dialog.tsx";
import { TillRow } from "./till-row.tsx";
import { useFresh } from "./use-fresh.ts";

interface TillsPanelProps {
  readonly store: { readonly store?: string };
  readonly about: ManagedStore;
}

/** The store's tills, with what is open at them. */
export function TillsPanel({ about, store }: TillsPanelProps) {
  const { failures, manager, people } = useMessages();
  const words = people.tills;
  const { again, failure, value } = useAsked("listTills", { query: store });
  useFresh(again);
  const [openId, setOpenId] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = () => {
    setOpenId(null);
    again();
  };
  const done = (what: string) => {
    close();
    setSaid(what);
  };
  const tills = value?.tills ?? [];
  const open = tills.find(({ id }) => id === openId);

  return (
    <section className={styles["panel"]} aria-labelledby="people-tills">
      <div className={styles["head"]}>
        <h2 id="people-tills" className={styles["title"]}>
          {words.title}
        </h2>
        <Button kind="primary" onClick={() => setOpenId("new")}>
          {words.add}
        </Button>
      </div>
      <p className={styles["lead"]}>{words.lead}</p>
      <output className={styles["said"]}>{said}</output>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {value === null && failure === null ? (
        <p className={styles["lead"]}>{manager.loading}</p>
      ) : null}
      <ul className={styles["list"]}>
        {tills.map((till) => (
          <TillRow
            key={till.id}
            till={till}
            about={about}
            store={store}
            onOpen={() => setOpenId(till.id)}
          />
        ))}
      </ul>
      {openId === "new" ? (
        <NewTillDialog store={store} tills={tills} onAsk={again} onClose={close} />
      ) : null}
      {open === undefined ? null : (
        <TillDialog
          till={open}
          about={about}
          store={store}
          onAsk={again}
          onClose={close}
          onDone={done}
        />
      )}
    </section>
  );
}
