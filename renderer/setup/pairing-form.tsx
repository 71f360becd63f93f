import { useEffect, useRef, useState, type FormEvent } from "react";

import type { FailureCode } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Field } from "../theme/field.tsx";
import { Icon } from "../theme/icon.tsx";
import { caretInCode, formatPairingCode, isWholeCode } from "./pairing-code.ts";
import styles from "./pairing-form.module.css";

/** Failures that are told at the field which they are about. */
const codeFailures: readonly FailureCode[] = [
  "pairing_code_malformed",
  "pairing_code_unknown",
  "pairing_code_used",
  "pairing_code_expired",
];
const addressFailures: readonly FailureCode[] = [
  "relay_url_invalid",
  "relay_url_not_https",
  "relay_address_locked",
];

export function PairingForm({ relayUrl }: { readonly relayUrl: string | null }) {
  const { setup: words, failures } = useMessages();
  const [address, setAddress] = useState(relayUrl ?? "");
  const [code, setCode] = useState("");
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [pairing, setPairing] = useState(false);
  const addressInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);

  // The first field that has to be filled in.
  useEffect(() => {
    (relayUrl === null ? addressInput : codeInput).current?.focus();
  }, [relayUrl]);

  function fail(code: FailureCode) {
    setFailure(code);
    if (codeFailures.includes(code)) codeInput.current?.focus();
    if (addressFailures.includes(code)) addressInput.current?.focus();
  }

  async function pair() {
    if (pairing) return;
    setFailure(null);
    if (!isWholeCode(code)) return fail("pairing_code_malformed");
    setPairing(true);
    try {
      const answer = await bridge.call("till.pair", { relayUrl: address, code });
      if (!answer.ok) fail(answer.failure.code);
    } finally {
      setPairing(false);
    }
  }

  const told = (codes: readonly FailureCode[]) =>
    failure !== null && codes.includes(failure) ? failures[failure] : null;
  const elsewhere =
    failure !== null && !codeFailures.includes(failure) && !addressFailures.includes(failure);

  return (
    <form
      className={styles["form"]}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void pair();
      }}
    >
      <Field
        label={words.relayUrl}
        labelPlace="above"
        kind="url"
        inputRef={addressInput}
        value={address}
        maxLength={2_048}
        fault={told(addressFailures)}
        onChange={setAddress}
      />
      <Field
        label={words.code}
        labelPlace="above"
        kind="code"
        inputRef={codeInput}
        value={code}
        hint={words.codeHint}
        fault={told(codeFailures)}
        onChange={(text, input) => {
          const caret = caretInCode(text, input.selectionStart ?? text.length);
          setCode(formatPairingCode(text));
          requestAnimationFrame(() => input.setSelectionRange(caret, caret));
        }}
      />
      <div role="alert">
        {elsewhere ? (
          <p className={styles["failure"]}>
            <Icon name="care" />
            <span>{failures[failure]}</span>
          </p>
        ) : null}
      </div>
      <Button kind="primary" type="submit" shortcut="Enter">
        {pairing ? words.submitting : words.submit}
      </Button>
    </form>
  );
}
