import { useEffect, useState } from "react";

import type { PairingLink } from "../../contract/pairing-link.ts";
import { bridge } from "../bridge/bridge.ts";
import { useTill, useTillStore } from "../bridge/till-store.ts";
import { DiagnosisButton } from "../diagnosis/diagnosis-button.tsx";
import { EmbeddedSetup } from "../embedded/embedded-setup.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { LeaveKioskButton } from "../kiosk/leave-kiosk-button.tsx";
import { LanguageChoice } from "../settings/preference-choices.tsx";
import { Notice } from "../cashier/notice.tsx";
import { Banner } from "../cashier/banner.tsx";
import { SetupProblem, useSetupProblem } from "../problem/setup-problem.tsx";
import { ProvisioningNotice } from "../provisioning/provisioning-notice.tsx";
import { WaitingPanel } from "../provisioning/waiting-panel.tsx";
import { ChooseStep } from "./choose-step.tsx";
import { PairingForm } from "./pairing-form.tsx";
import styles from "./setup-screen.module.css";
import { useScannedLink } from "./use-scanned-link.ts";

type Step =
  | { readonly kind: "choose" }
  | { readonly kind: "own" }
  /** `link` fills the form; each one that comes begins it anew. */
  | { readonly kind: "connect"; readonly link: PairingLink | null; readonly count: number };

const firstStep: Step = { kind: "choose" };

function filled(link: PairingLink | null, before: Step | null = null): Step {
  const count = before?.kind === "connect" ? before.count : 0;
  return { kind: "connect", link, count: link === null ? count : count + 1 };
}

/** Before the till belongs to a store: what it becomes, whom it trusts, and the code that proves it may. */
export function SetupScreen() {
  const pairing = useTill((till) => till.pairing);
  const offered = useTill((till) => till.offeredLink);
  const problem = useSetupProblem();
  /** Nothing has happened to this till before. */
  const isFirst = problem === null && pairing.kind === "unpaired" && pairing.why === null;
  const [chosen, choose] = useState<Step | null>(() => (offered === null ? null : filled(offered)));
  const connect = (link: PairingLink | null) => choose((present) => filled(link, present));
  useScannedLink(connect);
  // One that comes later fills the form as well; taken, it is offered no more.
  useEffect(
    () =>
      useTillStore.subscribe(({ till }, before) => {
        const link = till?.offeredLink ?? null;
        const isNew = before.till?.offeredLink?.code !== link?.code;
        if (link !== null && isNew) choose((present) => filled(link, present));
      }),
    [],
  );
  useEffect(() => {
    if (offered !== null) void bridge.call("setup.dropLink", {});
  }, [offered]);

  const isKnown = pairing.relayUrl !== null;
  const step = chosen ?? (isFirst && !isKnown ? firstStep : filled(null));
  const hasBack = isFirst && !isKnown && step.kind !== "choose";
  useEffect(() => {
    if (!hasBack) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") choose(firstStep);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [hasBack]);

  if (pairing.kind !== "unpaired") return null;
  return (
    <div className={styles["screen"]}>
      {problem === null ? <Notice /> : null}
      <ProvisioningNotice />
      <main className={styles["middle"]}>
        {step.kind === "choose" ? (
          <ChooseStep onConnect={() => connect(null)} onOwnRelay={() => choose({ kind: "own" })} />
        ) : step.kind === "own" ? (
          <div className={styles["card"]}>
            <EmbeddedSetup onBack={() => choose(firstStep)} />
          </div>
        ) : (
          <ConnectStep
            key={step.kind === "connect" ? step.count : 0}
            link={step.kind === "connect" ? step.link : null}
            onBack={hasBack ? () => choose(firstStep) : null}
          />
        )}
        <div className={styles["ways"]}>
          <DiagnosisButton />
          <LeaveKioskButton />
        </div>
      </main>
    </div>
  );
}

interface ConnectStepProps {
  readonly link: PairingLink | null;
  readonly onBack: (() => void) | null;
}

function ConnectStep({ link, onBack }: ConnectStepProps) {
  const { setup: words, failures, firstStart } = useMessages();
  const pairing = useTill((till) => till.pairing);
  const problem = useSetupProblem();
  const why = pairing.kind === "unpaired" ? pairing.why : null;
  const host = link === null ? null : (URL.parse(link.relayUrl)?.host ?? link.relayUrl);
  return (
    <div className={styles["card"]} data-problem={problem !== null}>
      <p className={styles["brand"]}>Cobro</p>
      {problem === null ? (
        <div className={styles["head"]}>
          <h1 className={styles["title"]}>{words.title}</h1>
          <p className={styles["lead"]}>
            {host === null ? firstStart.scanHint : firstStart.linkRead(host)}
          </p>
        </div>
      ) : (
        <div className={styles["problem"]}>
          <SetupProblem {...problem} />
        </div>
      )}
      {why === null || problem?.code === why.code ? null : (
        <Banner tone="care" icon="care">
          {failures[why.code]}
        </Banner>
      )}
      <WaitingPanel />
      <PairingForm
        relayUrl={link?.relayUrl ?? pairing.relayUrl}
        code={link?.code ?? ""}
        onBack={onBack}
      />
      {onBack === null ? (
        <div className={styles["language"]}>
          <LanguageChoice />
        </div>
      ) : null}
    </div>
  );
}
