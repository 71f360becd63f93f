import type { FailureCode } from "../../contract/failures.ts";
import { longestBusinessName, type StoreSettings } from "../../contract/people-api.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { SwitchField } from "../settings/switch-field.tsx";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Field } from "../theme/field.tsx";
import { InstalledFacts } from "./installed-facts.tsx";
import { LogoField } from "./logo-field.tsx";
import { ReceiptPreview } from "./receipt-preview.tsx";
import styles from "./store-settings.module.css";
import { TextArea } from "./text-area.tsx";
import { useStoreForm } from "./use-store-form.ts";

/** Failures that are told at the fields which they are about. */
const atField: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "limit_invalid",
  "tips_invalid",
  "quick_amounts_invalid",
  "quick_amount_above_limit",
  "business_name_invalid",
  "receipt_words_invalid",
  "logo_too_large",
  "logo_not_a_picture",
  "logo_not_plain",
  "input_invalid",
]);

interface SettingsFormProps {
  readonly told: StoreSettings;
  readonly question: { readonly store?: string };
  readonly onAgain: () => void;
}

export function SettingsForm({ onAgain, question, told }: SettingsFormProps) {
  const { failures, storeSettings: words } = useMessages();
  const state = useStoreForm(told, question, onAgain);
  const { edit, failure, faults, form } = state;
  const faultOf = (...codes: readonly FailureCode[]) =>
    failure !== null && codes.includes(failure.code) ? failures[failure.code] : null;
  const setAt = (texts: readonly string[], at: number, text: string) =>
    texts.map((each, index) => (index === at ? text : each));

  return (
    <form
      className={styles["columns"]}
      onSubmit={(event) => {
        event.preventDefault();
        void state.save();
      }}
    >
      <div className={styles["fields"]}>
        <fieldset className={styles["group"]}>
          <legend className={styles["legend"]}>{words.limits}</legend>
          <div className={styles["pair"]}>
            <Field
              label={words.maxAmount}
              labelPlace="above"
              value={form.maxAmount}
              maxLength={24}
              hint={words.maxAmountHint}
              fault={faults.has("maxAmount") ? words.amountFault : faultOf("limit_invalid")}
              onChange={(maxAmount) => edit({ maxAmount })}
            />
            <Field
              label={words.confirmAbove}
              labelPlace="above"
              value={form.confirmAbove}
              maxLength={24}
              hint={words.confirmAboveHint}
              fault={faults.has("confirmAbove") ? words.amountFault : null}
              onChange={(confirmAbove) => edit({ confirmAbove })}
            />
          </div>
        </fieldset>
        <fieldset className={styles["group"]}>
          <legend className={styles["legend"]}>{words.quickAmounts}</legend>
          <p className={styles["soft"]}>{words.quickAmountsHelp}</p>
          <div className={styles["many"]}>
            {form.quickAmounts.map((text, index) => (
              <Field
                // oxlint-disable-next-line react/no-array-index-key -- a place among six
                key={index}
                label={words.quickAmount(index + 1)}
                labelPlace="above"
                value={text}
                maxLength={24}
                onChange={(next) => edit({ quickAmounts: setAt(form.quickAmounts, index, next) })}
              />
            ))}
          </div>
          <Fault
            text={
              faults.has("quickAmounts")
                ? words.amountFault
                : faultOf("quick_amounts_invalid", "quick_amount_above_limit")
            }
          />
        </fieldset>
        <fieldset className={styles["group"]}>
          <legend className={styles["legend"]}>{words.tips}</legend>
          <SwitchField
            label={words.takesTips}
            help={words.takesTipsHelp}
            on={form.takesTips}
            fault={null}
            onChange={(takesTips) => edit({ takesTips })}
          />
          {form.takesTips ? (
            <div className={styles["many"]} data-count="4">
              {form.tips.map((text, index) => (
                <Field
                  // oxlint-disable-next-line react/no-array-index-key -- a place among four
                  key={index}
                  label={words.tip(index + 1)}
                  labelPlace="above"
                  value={text}
                  maxLength={5}
                  onChange={(next) => edit({ tips: setAt(form.tips, index, next) })}
                />
              ))}
            </div>
          ) : null}
          <Fault text={faults.has("tips") ? failures.tips_invalid : faultOf("tips_invalid")} />
        </fieldset>
        <fieldset className={styles["group"]}>
          <legend className={styles["legend"]}>{words.receipt}</legend>
          <Field
            label={words.businessName}
            labelPlace="above"
            value={form.businessName}
            maxLength={longestBusinessName}
            hint={words.businessNameHint}
            fault={faultOf("business_name_invalid")}
            onChange={(businessName) => edit({ businessName })}
          />
          <LogoField
            logo={form.logo}
            fault={faultOf("logo_too_large", "logo_not_a_picture", "logo_not_plain")}
            onLogo={(logo) => edit({ logo })}
            onRefused={state.refuse}
          />
          <TextArea
            label={words.receiptWords}
            value={form.receiptWords}
            fault={faultOf("receipt_words_invalid")}
            onChange={(receiptWords) => edit({ receiptWords })}
          />
        </fieldset>
      </div>
      <aside className={styles["aside"]}>
        <ReceiptPreview form={form} store={told.store} />
        <InstalledFacts told={told} />
      </aside>
      <div className={styles["bar"]} data-edited={state.edited}>
        <div className={styles["said"]}>
          <output>{state.saved ? words.saved : state.edited ? words.unsaved : null}</output>
          <Fault
            text={failure === null || atField.has(failure.code) ? null : failures[failure.code]}
          />
        </div>
        {state.edited ? <Button onClick={state.discard}>{words.discard}</Button> : null}
        <Button kind="primary" type="submit" disabled={state.busy || !state.edited}>
          {state.busy ? words.saving : words.save}
        </Button>
      </div>
    </form>
  );
}
