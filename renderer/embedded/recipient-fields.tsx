import type { ShopRecipient } from "../../contract/embedded-relay.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Choices } from "../theme/choices.tsx";
import { Field } from "../theme/field.tsx";
import styles from "./embedded-setup.module.css";

export type TypedRecipient = ShopRecipient;

/** The account that is paid directly, as Fintoc wants it told. */
export function RecipientFields({
  typed,
  onType,
}: {
  readonly typed: TypedRecipient;
  readonly onType: (typed: TypedRecipient) => void;
}) {
  const { embedded: words } = useMessages();
  return (
    <fieldset className={styles["group"]}>
      <legend>{words.recipient}</legend>
      <p className={styles["hint"]}>{words.recipientHint}</p>
      <Field
        label={words.holder}
        labelPlace="above"
        value={typed.holderId}
        maxLength={20}
        onChange={(holderId) => onType({ ...typed, holderId })}
      />
      <Field
        label={words.account}
        labelPlace="above"
        value={typed.number}
        maxLength={40}
        onChange={(number) => onType({ ...typed, number })}
      />
      <Field
        label={words.institution}
        labelPlace="above"
        value={typed.institution}
        maxLength={64}
        hint={words.institutionHint}
        onChange={(institution) => onType({ ...typed, institution })}
      />
      <Choices
        legend={words.type}
        choices={(["checking_account", "sight_account"] as const).map((value) => ({
          value,
          label: words.types[value],
        }))}
        chosen={typed.type}
        fault={null}
        onChoose={(type) => onType({ ...typed, type })}
      />
    </fieldset>
  );
}
