import { useEffect, useEffectEvent, useState } from "react";

import type { CheckResult, Diagnosis, Grade } from "../../contract/diagnosis.ts";
import type { Failure } from "../../contract/failures.ts";
import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";
import { useLanguage, useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Tile } from "../theme/tile.tsx";
import type { Tone } from "../theme/tone.ts";
import styles from "./diagnosis-panel.module.css";

const tones: Readonly<Record<Grade, Tone>> = {
  ok: "paid",
  warn: "care",
  fail: "bad",
  skipped: "neutral",
};

/** All that the till needs, each with what was found and what to do about it. */
export function DiagnosisPanel() {
  const { diagnosis: words, failures } = useMessages();
  const language = useLanguage();
  const [found, setFound] = useState<Diagnosis | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const look = useAction(async (): Promise<Failure | null> => {
    const answer = await bridge.call("diagnosis.run", {});
    if (answer.ok) setFound(answer.value);
    return answer.ok ? null : answer.failure;
  });
  const save = useAction(async (): Promise<Failure | null> => {
    const answer = await bridge.call("diagnosis.save", {});
    if (answer.ok) setFile(answer.value.file);
    return answer.ok ? null : answer.failure;
  });
  const { run } = look;
  const begin = useEffectEvent(run);
  // What is found is told in the language of that moment.
  // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-effect-dependencies -- another language looks again
  useEffect(() => begin(), [language]);
  const failure = look.failure ?? save.failure;

  return (
    <div className={styles["panel"]} data-testid="diagnosis" data-grade={found?.grade}>
      <div className={styles["head"]}>
        <output className={styles["headline"]}>
          {look.busy || found === null ? words.looking : words.headlines[found.grade]}
        </output>
        <div className={styles["buttons"]}>
          <Button onClick={look.run}>{look.busy ? words.looking : words.again}</Button>
          <Button onClick={save.run} disabled={found === null}>
            {save.busy ? words.saving : words.save}
          </Button>
        </div>
      </div>
      <Fault text={failure === null ? null : failures[failure.code]} />
      <output className={styles["note"]}>
        {file === null ? words.saveHelp : words.saved(file)}
      </output>
      {found === null ? null : (
        <>
          <ul className={styles["checks"]} aria-busy={look.busy}>
            {found.checks.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </ul>
          <p className={styles["note"]}>
            {words.logs}: {found.folders.logs}
            <br />
            {words.crashes}: {found.folders.crashes}
          </p>
        </>
      )}
    </div>
  );
}

function Check({ check }: { readonly check: CheckResult }) {
  const { diagnosis: words } = useMessages();
  const { code, grade, ms, name, said, title, wayOut } = check;
  return (
    <li
      className={styles["check"]}
      data-testid={`check-${name}`}
      data-grade={grade}
      data-code={code}
    >
      <Tile tone={tones[grade]} />
      <div className={styles["told"]}>
        <p className={styles["said"]}>
          <strong>{title}</strong>
          <span className={styles["grade"]} data-grade={grade}>
            {words.grades[grade]}
          </span>
          <span>{said}</span>
        </p>
        {wayOut === null ? null : <p className={styles["way"]}>{wayOut}</p>}
      </div>
      <span className={styles["ms"]}>{ms} ms</span>
    </li>
  );
}
