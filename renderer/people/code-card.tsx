import { useEffect, useRef } from "react";

import type { Failure } from "../../contract/failures.ts";
import type { ManagerAnswer } from "../../contract/manager-api.ts";
import { pairingCodeLifeMs, type ManagedTill } from "../../contract/people-api.ts";
import { formatPairingLink, isRelayOrigin } from "../../contract/pairing-link.ts";
import { bridge } from "../bridge/bridge.ts";
import { useTill } from "../bridge/till-store.ts";
import { useAction } from "../cashier/use-action.ts";
import { timeLeft } from "../clock/time-left.ts";
import { useNow } from "../clock/use-now.ts";
import { useMessages } from "../i18n/use-messages.ts";
import { Button } from "../theme/button.tsx";
import { Fault } from "../theme/fault.tsx";
import { Icon } from "../theme/icon.tsx";
import styles from "./code-card.module.css";
import { LinkQr } from "./link-qr.tsx";
import dialogStyles from "./people-dialog.module.css";

/** Whether the code has been used is asked this often while it is shown. */
const askEveryMs = 2_000;

interface CodeCardProps {
  readonly offered: ManagerAnswer<"makePairingCode">;
  /** As the relay last told it; none before it has. */
  readonly till: ManagedTill | undefined;
  readonly onAsk: () => void;
  readonly onAgain: () => Promise<Failure | null>;
}

/** A pairing code to be typed in at another computer, until it is used or over. */
export function CodeCard({ offered, onAgain, onAsk, till }: CodeCardProps) {
  const { failures, firstStart, people } = useMessages();
  const { offer } = firstStart;
  const home = useTill((till) => till.home);
  const words = people.tills;
  const relayUrl = useTill(({ pairing }) => pairing.relayUrl ?? "");
  const now = useNow(1_000);
  const end = Date.parse(offered.expiresAt);
  const begun = end - pairingCodeLifeMs;
  const paired = till?.pairedAt != null && Date.parse(till.pairedAt) >= begun;
  const over = !paired && now >= end;
  const copy = useAction(async () => {
    const answer = await bridge.call("manager.copy", { text: offered.pairingCode });
    return answer.ok ? null : answer.failure;
  });
  // A relay of this computer's own is reached by nobody else.
  const link =
    home === "shared" && isRelayOrigin(relayUrl)
      ? formatPairingLink({ relayUrl, code: offered.pairingCode })
      : null;
  const copyLink = useAction(async () => {
    const answer = await bridge.call("manager.copy", { text: link ?? "" });
    return answer.ok ? null : answer.failure;
  });
  const again = useAction(onAgain);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  useEffect(() => {
    if (paired || over) return undefined;
    const timer = setInterval(onAsk, askEveryMs);
    return () => clearInterval(timer);
  }, [paired, over, onAsk]);
  const failure = copy.failure ?? copyLink.failure ?? again.failure;

  return (
    <div ref={card} className={dialogStyles["form"]} tabIndex={-1}>
      <output className={styles["done"]} data-paired={paired}>
        {paired ? (
          <>
            <Icon name="check" /> {words.paired(offered.till.name)}
          </>
        ) : over ? (
          words.expired
        ) : null}
      </output>
      {paired || over ? null : (
        <>
          <p className={styles["code"]} data-testid="pairing-code">
            {offered.pairingCode}
          </p>
          <p className={styles["left"]} role="timer">
            {words.expiresIn(timeLeft(begun, end, now).figures)}
          </p>
          {link === null ? (
            <ol className={styles["steps"]}>
              <li>
                {words.stepAddress} <strong className={styles["address"]}>{relayUrl}</strong>
              </li>
              <li>{words.stepCode}</li>
            </ol>
          ) : (
            <div className={styles["link"]}>
              <LinkQr link={link} label={offer.qrLabel} />
              <div className={styles["ways"]}>
                <p>{offer.stepLink}</p>
                <p className={styles["address"]} data-testid="pairing-link">
                  {link}
                </p>
                <p>
                  {offer.orType} <strong className={styles["address"]}>{relayUrl}</strong>
                </p>
              </div>
            </div>
          )}
        </>
      )}
      <Fault text={failure === null ? null : failures[failure.code]} />
      {paired ? null : (
        <div className={dialogStyles["buttons"]}>
          {over ? (
            <Button kind="primary" disabled={again.busy} onClick={again.run}>
              {words.again}
            </Button>
          ) : (
            <>
              {link === null ? null : (
                <Button onClick={copyLink.run}>
                  {copyLink.doneAt === null ? offer.copyLink : words.copied}
                </Button>
              )}
              <Button onClick={copy.run}>{copy.doneAt === null ? words.copy : words.copied}</Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
