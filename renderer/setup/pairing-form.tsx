import { useEffect, useRef, useState, type FormEvent } from "react";

import type { FailureCode } from "../../contract/failures.ts";
import { parsePairingLink } from "../../contract/pairing-link.ts";
import { bridge } from "../bridge/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Field } from "../theme/field.tsx";
import { Icon } from "../theme/icon.tsx";
import { caretInCode, formatPairingCode, isWholeCode } from "./pairing-code.ts";
import { RelayChecks } from "./relay-checks.tsx";
import { useRelayProbe } from "./use-relay-probe.ts";
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
  "relay_decided",
];

interface PairingFormProps {
  readonly relayUrl: string | null;
  /** Of a link that has been read. */
  readonly code?: string;
  readonly onBack?: (() => void) | null;
}

export function PairingForm({ relayUrl, code: known = "", onBack = null }: PairingFormProps) {
  const { setup: words, failures, firstStart } = useMessages();
  const { forget, probe, probing } = useRelayProbe();
  const [address, setAddress] = useState(relayUrl ?? "");
  const [code, setCode] = useState(formatPairingCode(known));
  const [failure, setFailure] = useState<FailureCode | null>(null);
  const [pairing, setPairing] = useState(false);
  const addressInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);

  // The first field that has to be filled in; from the last one, Enter pairs.
  useEffect(() => {
    (relayUrl === null ? addressInput : codeInput).current?.focus();
    if (relayUrl !== null) void probe(relayUrl);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each address that is given
  }, [relayUrl]);

  function typeAddress(text: string) {
    const link = parsePairingLink(text);
    forget();
    setAddress(link?.relayUrl ?? text);
    if (link === null) return;
    setCode(formatPairingCode(link.code));
    codeInput.current?.focus();
    void probe(link.relayUrl);
  }

  function fail(code: FailureCode) {
    setFailure(code);
    if (codeFailures.includes(code)) codeInput.current?.focus();
    if (addressFailures.includes(code)) addressInput.current?.focus();
  }

  async function pair() {
    if (pairing) return;
    setFailure(null);
    // Enter behind the address goes on to the code.
    if (code === "" && document.activeElement === addressInput.current && address !== "") {
      codeInput.current?.focus();
      return undefined;
    }
    if (!isWholeCode(code)) return fail("pairing_code_malformed");
    setPairing(true);
    try {
      const found = await probe(address);
      if (!found.ok) return fail(found.failure.code);
      if (found.value.failure !== null) return fail(found.value.failure.code);
      const answer = await bridge.call("till.pair", { relayUrl: address, code });
      if (!answer.ok) fail(answer.failure.code);
    } finally {
      setPairing(false);
    }
  }

  const found = probing.kind === "done" && probing.answer.ok ? probing.answer.value : null;
  const addressFault = found?.steps[0]?.failure?.code ?? null;
  const told = (codes: readonly FailureCode[]) =>
    failure !== null && codes.includes(failure) ? failures[failure] : null;
  const elsewhere =
    failure !== null &&
    // That is told among what was checked.
    failure !== found?.failure?.code &&
    !codeFailures.includes(failure) &&
    !addressFailures.includes(failure);

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
        fault={addressFault === null ? told(addressFailures) : failures[addressFault]}
        onChange={typeAddress}
        onCommit={() => {
          if (address.trim() !== "" && probing.kind === "idle") void probe(address);
        }}
      />
      <RelayChecks probing={probing} />
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
      <div className={styles["buttons"]}>
        {onBack === null ? null : (
          <Button shortcut="Escape" onClick={onBack}>
            {firstStart.back}
          </Button>
        )}
        <Button kind="primary" type="submit" shortcut="Enter">
          {pairing ? words.submitting : words.submit}
        </Button>
      </div>
    </form>
  );
}
