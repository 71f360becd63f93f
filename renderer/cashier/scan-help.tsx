import { useEffect, useRef, useState } from "react";

import type { Sale } from "../../contract/bridge.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { helpWithPayPage } from "./sale-actions.ts";
import styles from "./scan-help.module.css";
import { useAction } from "./use-action.ts";
import { useScreenKey } from "./use-screen-key.ts";

interface ScanHelpProps {
  readonly sale: Sale;
  readonly payUrl: string;
  readonly onBack: () => void;
}

/** No camera, or no data on the phone: the link in letters, copied, on paper, or the page itself here. */
export function ScanHelp({ sale, payUrl, onBack }: ScanHelpProps) {
  const { charge, failures } = useMessages();
  const words = charge.help;
  const copy = useAction(() => helpWithPayPage("payPage.copyLink", sale));
  const print = useAction(() => helpWithPayPage("payPage.printLink", sale));
  const counter = useAction(() => helpWithPayPage("payPage.open", sale));
  const actions = { copy, print, counter };
  const doneWords = { copy: words.copied, print: words.printed, counter: null };
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  useScreenKey("Escape", onBack);

  // What was asked for last is what is told.
  const [last, setLast] = useState<keyof typeof actions | null>(null);
  const told = last === null ? null : actions[last];
  const done = told?.doneAt == null || last === null ? null : doneWords[last];
  const failure = told?.failure ?? null;
  const act = (name: keyof typeof actions) => {
    setLast(name);
    actions[name].run();
  };
  const { host, pathname } = new URL(payUrl);
  return (
    <section ref={panel} className={styles["help"]} tabIndex={-1} aria-label={words.title}>
      <p className={styles["hint"]}>{words.typeLink}</p>
      <p className={styles["link"]} data-testid="pay-link">
        {payUrl.startsWith("https:") ? "" : "http://"}
        {host}
        <wbr />
        {pathname}
      </p>
      <div className={styles["buttons"]}>
        <Button disabled={copy.busy} onClick={() => act("copy")}>
          {words.copy}
        </Button>
        <Button disabled={print.busy} onClick={() => act("print")}>
          {words.print}
        </Button>
        <Button disabled={counter.busy} onClick={() => act("counter")}>
          {words.counter}
        </Button>
        <Button kind="primary" shortcut="Escape" onClick={onBack}>
          {words.back}
        </Button>
      </div>
      <output className={styles["told"]} data-fault={failure !== null}>
        {failure === null ? done : failures[failure.code]}
      </output>
    </section>
  );
}
