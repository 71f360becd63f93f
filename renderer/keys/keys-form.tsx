import { useState, type FormEvent } from "react";

import type { FailureCode } from "../../contract/failures.ts";
import { keyBridgeName } from "../../contract/key-window.ts";
import type { Locale } from "../../contract/money.ts";
import { catalogues } from "../i18n/catalogues.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import styles from "./keys-form.module.css";

/** The one place where Fintoc's keys are typed. What was typed is gone once it has been taken. */
export function KeysForm({ language }: { readonly language: Locale }) {
  const { embedded, failures } = catalogues[language];
  const words = embedded.keyWindow;
  const [secretKey, setSecretKey] = useState("");
  const [publicKey, setPublicKey] = useState("");
  const [state, setState] = useState<"typing" | "asking" | "done">("typing");
  const [failure, setFailure] = useState<FailureCode | null>(null);

  async function put() {
    if (state !== "typing") return;
    setState("asking");
    setFailure(null);
    const answer = await window[keyBridgeName].put({ secretKey, publicKey });
    if (answer.ok) {
      setSecretKey("");
      setPublicKey("");
      setState("done");
      return;
    }
    setFailure(answer.failure.code);
    setState("typing");
  }

  const isPublic = failure === "keys_public_malformed";
  const isSecret = failure === "keys_secret_malformed" || failure === "keys_refused";
  const told = failure === null ? null : failures[failure];
  return (
    <main className={styles["page"]}>
      <form
        className={styles["form"]}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void put();
        }}
      >
        <h1 className={styles["title"]}>{words.title}</h1>
        <p className={styles["lead"]}>{words.lead}</p>
        {state === "done" ? (
          <output className={styles["done"]}>{words.done}</output>
        ) : (
          <>
            <Field
              label={words.secret}
              labelPlace="above"
              kind="secret"
              value={secretKey}
              maxLength={256}
              fault={isSecret ? told : null}
              onChange={setSecretKey}
            />
            <Field
              label={words.open}
              labelPlace="above"
              value={publicKey}
              maxLength={256}
              hint={words.hint}
              fault={isPublic ? told : null}
              onChange={setPublicKey}
            />
            <Fault text={isPublic || isSecret ? null : told} />
            <Button kind="primary" type="submit" shortcut="Enter">
              {state === "asking" ? words.submitting : words.submit}
            </Button>
          </>
        )}
      </form>
    </main>
  );
}
