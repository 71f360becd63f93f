import { useMessages } from "../i18n/use-messages.ts";
import { isWholePin } from "../staff/pin.ts";
import { Field } from "../theme/field.tsx";
import styles from "./embedded-setup.module.css";

/** Who is the first to have a PIN, as it is typed. */
export interface TypedManager {
  readonly name: string;
  readonly pin: string;
}

export const noManager: TypedManager = { name: "", pin: "" };

/** Half of it is none. */
export function isWholeManager({ name, pin }: TypedManager): boolean {
  return name.trim() !== "" && isWholePin(pin);
}

interface ManagerFieldsProps {
  readonly legend: string;
  readonly typed: TypedManager;
  readonly fault: string | null;
  readonly onType: (typed: TypedManager) => void;
}

export function ManagerFields({ fault, legend, typed, onType }: ManagerFieldsProps) {
  const { embedded: words } = useMessages();
  return (
    <fieldset className={styles["group"]}>
      <legend>{legend}</legend>
      <Field
        label={words.managerName}
        labelPlace="above"
        value={typed.name}
        maxLength={80}
        onChange={(name) => onType({ ...typed, name })}
      />
      <Field
        label={words.managerPin}
        labelPlace="above"
        kind="secret"
        value={typed.pin}
        maxLength={8}
        hint={words.managerPinHint}
        fault={fault}
        onChange={(pin) => onType({ ...typed, pin })}
      />
    </fieldset>
  );
}
