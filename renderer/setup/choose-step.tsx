import { useEffect, useRef, type ReactNode } from "react";

import { bridge } from "../bridge/bridge.ts";
import { useAction } from "../cashier/use-action.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { LanguageChoice } from "../settings/preference-choices.tsx";
import { Fault } from "../theme/fault.tsx";
import { Icon, type IconName } from "../theme/icon.tsx";
import styles from "./choose-step.module.css";

interface ChooseStepProps {
  readonly onConnect: () => void;
  readonly onOwnRelay: () => void;
}

/** The first start's one question beside the language: what this computer will be. */
export function ChooseStep({ onConnect, onOwnRelay }: ChooseStepProps) {
  const { failures, firstStart: words } = useMessages();
  const first = useRef<HTMLButtonElement>(null);
  const practice = useAction(async () => {
    const answer = await bridge.call("practice.enter", {});
    return answer.ok ? null : answer.failure;
  });
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={styles["step"]} data-testid="first-start">
      <div className={styles["head"]}>
        <p className={styles["brand"]}>Cobro</p>
        <LanguageChoice />
      </div>
      <h1 className={styles["title"]}>{words.title}</h1>
      <div className={styles["choices"]}>
        <Choice icon="store" inputRef={first} words={words.connect} onClick={onConnect} />
        <Choice icon="computer" words={words.only} onClick={onOwnRelay} />
        <Choice icon="play" words={words.practice} onClick={practice.run}>
          {practice.busy ? words.opening : null}
        </Choice>
      </div>
      <p className={styles["hint"]}>{words.scanHint}</p>
      <Fault text={practice.failure === null ? null : failures[practice.failure.code]} />
    </div>
  );
}

interface ChoiceProps {
  readonly icon: IconName;
  readonly words: { readonly title: string; readonly what: string };
  readonly onClick: () => void;
  readonly inputRef?: React.Ref<HTMLButtonElement>;
  /** In place of the explanation. */
  readonly children?: ReactNode;
}

function Choice({ icon, inputRef, words, onClick, children = null }: ChoiceProps) {
  return (
    <button ref={inputRef} type="button" className={styles["choice"]} onClick={onClick}>
      <span className={styles["sign"]}>
        <Icon name={icon} />
      </span>
      <span className={styles["name"]}>{words.title}</span>
      <span className={styles["what"]}>{children ?? words.what}</span>
    </button>
  );
}
