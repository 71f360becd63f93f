import { useEffect, useRef, useState } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { DiagnosisButton } from "../diagnosis/diagnosis-button.tsx";
import { useMessages } from "../i18n/use-messages.ts";
import { PairingForm } from "../setup/pairing-form.tsx";
import { Button } from "../theme/button.tsx";
import { Tile } from "../theme/tile.tsx";
import type { Problem } from "./current-problem.ts";
import styles from "./problem-pane.module.css";
import { Telling } from "./telling.tsx";

/** In the keypad's place while nothing can be charged and somebody has to do something about it. */
export function ProblemPane({ problem }: { readonly problem: Problem }) {
  const { problem: words } = useMessages();
  const pane = useRef<HTMLElement>(null);
  const [pairing, setPairing] = useState(false);
  const relayUrl = useTill((till) => till.pairing.relayUrl);
  const telling = words.tellings[problem.code];
  const note = problem.detail === null ? null : words.forSupport(problem.detail);

  useEffect(() => pane.current?.focus(), []);

  return (
    <section
      ref={pane}
      className={styles["frame"]}
      tabIndex={-1}
      data-testid="problem"
      data-code={problem.code}
    >
      <div className={styles["card"]}>
        <div className={styles["head"]} role="alert">
          <Tile tone="bad" size="card" />
          <h1 className={styles["title"]}>{telling.title}</h1>
        </div>
        <Telling telling={telling} note={note} />
        {pairing ? <PairingForm relayUrl={relayUrl} /> : null}
        <div className={styles["actions"]}>
          <RetryButton />
          {problem.code === "keychain_unavailable" && !pairing ? (
            <Button onClick={() => setPairing(true)}>{words.pairAgain}</Button>
          ) : null}
          <DiagnosisButton />
        </div>
        <p className={styles["after"]}>{words.byItself}</p>
      </div>
    </section>
  );
}

/** Long enough to see that it was tried. */
const shortestTryMs = 600;

function RetryButton() {
  const { problem: words } = useMessages();
  const [state, setState] = useState<"idle" | "trying" | "tried">("idle");
  const present = useRef(true);
  useEffect(() => {
    present.current = true;
    return () => {
      present.current = false;
    };
  }, []);

  async function retry() {
    if (state === "trying") return;
    setState("trying");
    const shown = new Promise((resolve) => {
      setTimeout(resolve, shortestTryMs);
    });
    await Promise.all([bridge.call("problem.retry", {}), shown]);
    if (present.current) setState("tried");
  }

  return (
    <>
      <Button kind="primary" onClick={() => void retry()}>
        {state === "trying" ? words.retrying : words.retry}
      </Button>
      <output className={styles["outcome"]}>{state === "tried" ? words.stillThere : null}</output>
    </>
  );
}
