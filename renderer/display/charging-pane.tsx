import { useMemo } from "react";

import type { DisplayState } from "../../contract/display.ts";
import { qrPath } from "../cashier/qr-path.ts";
import { timeLeft } from "../clock/time-left.ts";
import { useNow } from "../clock/use-now.ts";
import { Amount } from "../theme/amount.tsx";
import type { DisplayWords } from "./display-words.ts";
import styles from "./charging-pane.module.css";

type Charging = Extract<DisplayState["shows"], { kind: "charging" }>;

interface ChargingPaneProps {
  readonly amount: string;
  readonly payment: Charging;
  readonly shopName: string | null;
  readonly words: DisplayWords;
}

/** Half of the screen is the QR, on white from edge to edge; the other half says what it is. */
export function ChargingPane(props: ChargingPaneProps) {
  const { amount, payment, shopName, words } = props;
  const said = payment.atBank ? words.atBank : words.scan;
  return (
    <div className={styles["pane"]}>
      <div className={styles["paper"]}>
        <Qr payUrl={payment.payUrl} label={words.qrLabel(amount)} />
      </div>
      <div className={styles["side"]}>
        {shopName === null ? null : <p className={styles["shop"]}>{shopName}</p>}
        <p className={styles["label"]}>{words.toPay}</p>
        <h1 className={styles["amount"]}>
          <Amount text={amount} />
        </h1>
        <div className={styles["said"]} data-at-bank={payment.atBank}>
          <h2>{said.title}</h2>
          <p>{said.body}</p>
        </div>
        <Time payment={payment} words={words} />
      </div>
    </div>
  );
}

function Qr({ label, payUrl }: { readonly label: string; readonly payUrl: string }) {
  const { path, size } = useMemo(() => qrPath(payUrl), [payUrl]);
  return (
    <svg
      className={styles["qr"]}
      viewBox={`0 0 ${size} ${size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one vector path, sharp at any size
      role="img"
      aria-label={label}
      data-testid="display-qr"
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}

/** What is left of the page's time, by the relay's clock. */
function Time(props: Pick<ChargingPaneProps, "payment" | "words">) {
  const { payment, words } = props;
  const now = useNow(1_000);
  const left = timeLeft(Date.parse(payment.createdAt), Date.parse(payment.expiresAt), now);
  return (
    // Not read out every second: the figures stand beside it for who looks.
    <div className={styles["time"]} role="timer" aria-live="off">
      <span className={styles["ring"]}>
        <svg viewBox="0 0 80 80" aria-hidden="true">
          <circle className={styles["track"]} cx="40" cy="40" r="36" />
          <circle
            className={styles["left"]}
            cx="40"
            cy="40"
            r="36"
            pathLength="100"
            strokeDasharray="100"
            strokeDashoffset={100 - left.fraction * 100}
            transform="rotate(-90 40 40)"
          />
        </svg>
        <span aria-hidden="true">{left.figures}</span>
      </span>
      <span>{words.expires(Math.max(1, Math.round(left.seconds / 60)))}</span>
    </div>
  );
}
