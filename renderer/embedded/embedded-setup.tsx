import { useState, type FormEvent } from "react";

import type { OwnShop, ShopRecipient } from "../../contract/embedded-relay.ts";
import type { Failure } from "../../contract/failures.ts";
import type { Currency } from "../../contract/money.ts";
import { bridge } from "../bridge/bridge.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Choices } from "../theme/choices.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import styles from "./embedded-setup.module.css";
import { isWholeManager, ManagerFields, noManager } from "./manager-fields.tsx";
import { RecipientFields, type TypedRecipient } from "./recipient-fields.tsx";
import { timeZoneOf } from "./time-zone-of.ts";

const locales = { CLP: "es-CL", MXN: "es-MX" } as const;

const noRecipient: TypedRecipient = {
  holderId: "",
  number: "",
  type: "checking_account",
  institution: "",
};

/** Makes the shop whose only till this is; Fintoc's keys are typed in a window of their own. */
export function EmbeddedSetup({ onBack }: { readonly onBack: () => void }) {
  const { embedded: words, failures } = useMessages();
  const language = useLanguage();
  const [name, setName] = useState("");
  const [currency, setCurrency] = useState<Currency>(language === "es-MX" ? "MXN" : "CLP");
  const [product, setProduct] = useState<OwnShop["product"]>("checkout_session");
  const [recipient, setRecipient] = useState(noRecipient);
  const [manager, setManager] = useState(noManager);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [nameFault, setNameFault] = useState<string | null>(null);
  const [pinFault, setPinFault] = useState<string | null>(null);

  async function setUp() {
    if (busy) return;
    setFailure(null);
    const hasManager = manager.name.trim() !== "" || manager.pin !== "";
    const isPinWrong = hasManager && !isWholeManager(manager);
    setNameFault(name.trim() === "" ? words.nameMissing : null);
    setPinFault(isPinWrong ? words.managerPinWrong : null);
    if (name.trim() === "" || isPinWrong) return;
    const shop: OwnShop = {
      name,
      tillName: words.tillName,
      currency,
      locale: locales[currency],
      timeZone: timeZoneOf(currency),
      product,
      recipient: currency === "CLP" ? recipientOf(recipient) : null,
      manager: hasManager ? manager : null,
    };
    setBusy(true);
    const answer = await bridge.call("embedded.setUp", { shop });
    setBusy(false);
    if (!answer.ok) setFailure(answer.failure);
  }

  return (
    <form
      className={styles["form"]}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void setUp();
      }}
    >
      <div className={styles["head"]}>
        <h1 className={styles["title"]}>{words.title}</h1>
        <p className={styles["lead"]}>{words.lead}</p>
      </div>
      <Field
        label={words.name}
        labelPlace="above"
        value={name}
        maxLength={80}
        fault={nameFault}
        onChange={setName}
      />
      <Choices
        legend={words.country}
        choices={(["CLP", "MXN"] as const).map((value) => ({
          value,
          label: words.countries[value],
        }))}
        chosen={currency}
        fault={null}
        onChoose={setCurrency}
      />
      <Choices
        legend={words.product}
        layout="list"
        choices={(["checkout_session", "payment_intent"] as const).map((value) => ({
          value,
          label: words.products[value],
        }))}
        chosen={product}
        fault={null}
        onChoose={setProduct}
      />
      <details className={styles["more"]}>
        <summary>{words.more}</summary>
        <div className={styles["fields"]}>
          {currency === "CLP" ? <RecipientFields typed={recipient} onType={setRecipient} /> : null}
          <ManagerFields
            legend={words.manager}
            typed={manager}
            fault={pinFault}
            onType={setManager}
          />
        </div>
      </details>
      <Fault text={failure === null ? null : failures[failure.code]} />
      {failure?.detail == null ? null : (
        <p className={styles["detail"]}>{words.detail(failure.detail)}</p>
      )}
      <div className={styles["actions"]}>
        <Button onClick={onBack}>{words.back}</Button>
        <Button kind="primary" type="submit" shortcut="Enter">
          {busy ? words.submitting : words.submit}
        </Button>
      </div>
    </form>
  );
}

/** Empty fields are no account; half an account is told by the relay. */
function recipientOf(typed: TypedRecipient): ShopRecipient | null {
  const { holderId, institution, number } = typed;
  return [holderId, institution, number].every((text) => text.trim() === "") ? null : typed;
}
