import { useMessages } from "../i18n/use-messages.ts";
import { useAddress } from "../manager/address.ts";
import { useManagedStore } from "../manager/managed-stores.tsx";
import { Button } from "../theme/button.tsx";
import { ColumnsForm } from "./columns-form.tsx";
import { FileChooser } from "./file-chooser.tsx";
import { StatementResult } from "./statement-result.tsx";
import styles from "./statement-section.module.css";
import { forgetStatement, useStatementStore } from "./statement-store.ts";

/** The store's paid sales beside the bank's own statement. */
export function StatementSection() {
  const { statement: words } = useMessages();
  const { query } = useAddress();
  const store = useManagedStore();
  const state = useStatementStore((each) => each.state);

  if (query["store"] === "all") return <p className={styles["lead"]}>{words.oneStore}</p>;
  // What was checked with another store says nothing of this one.
  const shown =
    state.kind === "checked" && state.store.id !== store.id
      ? ({ kind: "none", fault: null } as const)
      : state;
  switch (shown.kind) {
    case "none":
      return <FileChooser fault={shown.fault} />;
    case "opening":
      return <Working text={words.opening(shown.file.name)} part={null} />;
    case "columns":
      return <ColumnsForm chosen={shown} store={store} storeChoice={query["store"]} />;
    case "working":
      return (
        <Working
          text={
            shown.part === null
              ? words.asking(shown.sales)
              : words.reading(Math.floor(shown.part * 100))
          }
          part={shown.part}
        />
      );
    case "checked":
      return <StatementResult checked={shown} />;
  }
}

/** @param part of the whole that is done; `null`: nobody knows */
function Working({ part, text }: { readonly part: number | null; readonly text: string }) {
  const { statement: words } = useMessages();
  return (
    <div className={styles["working"]}>
      <output>{text}</output>
      <progress
        className={styles["progress"]}
        aria-label={words.title}
        {...(part === null ? {} : { value: part, max: 1 })}
      />
      <Button onClick={forgetStatement}>{words.cancel}</Button>
    </div>
  );
}
