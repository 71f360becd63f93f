import { useState } from "react";

import { useMessages } from "../i18n/use-messages.ts";
import { changeQuery, useAddress } from "../manager/address.ts";
import { ClosedDay } from "./closed-day.tsx";
import styles from "./closings-section.module.css";
import { EarlierClosings } from "./earlier-closings.tsx";
import { PresentState } from "./present-state.tsx";

/** A closing that was made on this screen just now. */
interface Fresh {
  readonly number: number;
  readonly print: boolean;
}

/** The closings of the store: what would be closed now, and each one that was. */
export function ClosingsSection() {
  const { closings: words } = useMessages();
  const { query } = useAddress();
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const [newest, setNewest] = useState(0);
  const { store } = query;
  const number = Number(query["closing"] ?? 0);

  if (store === "all") return <p className={styles["lead"]}>{words.oneStore}</p>;
  if (Number.isSafeInteger(number) && number > 0) {
    return (
      <ClosedDay
        key={`${store} ${number}`}
        number={number}
        store={store}
        fresh={fresh?.number === number ? fresh : null}
        onSeen={() => setFresh(null)}
      />
    );
  }
  return (
    <div className={styles["section"]} key={store}>
      <PresentState
        store={store}
        onNewest={setNewest}
        onClosed={(made) => {
          setFresh(made);
          changeQuery({ closing: String(made.number) }, "push");
        }}
      />
      <EarlierClosings store={store} newest={newest} />
    </div>
  );
}
